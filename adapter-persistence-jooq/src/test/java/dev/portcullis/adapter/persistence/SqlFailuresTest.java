package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import dev.portcullis.domain.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;

final class SqlFailuresTest {
  @Test
  void lostServerIsAnUnavailableStore() {
    for (SQLException failure :
        List.of(
            new SQLException("communications link failure", "08S01", 0),
            new SQLException("server shutdown in progress", "HY000", 1053),
            new SQLException("read-only", "HY000", 1290),
            new SQLException("read-only mode", "HY000", 1836),
            new SQLException("too many connections", "08004", 1040),
            new SQLException("no such table", "42S02", 1146),
            new SQLException("database is closed", "90098", 90098),
            new SQLException("lock wait", "HY000", 1205),
            new SQLTransientConnectionException("pool exhausted"),
            new SQLTimeoutException("too slow"))) {
      assertInstanceOf(
          StoreUnavailableException.class,
          SqlFailures.translated(new DataAccessException("statement", failure)),
          failure::getMessage);
    }
  }

  @Test
  void everyStateOfTheServerIsAnUnavailableStore() {
    int[] codes = {
      3, 1021, 1044, 1045, 1054, 1114, 1142, 1203, 1227, 1290, 1665, 1792, 1820, 1836, 1862, 3032,
      3118
    };
    for (int code : codes) {
      String said =
          String.valueOf(
              SqlFailures.translated(new SQLException("said", "HY000", code)).getMessage());
      assertTrue(said.matches("the database is not available: said \\(.+\\)"), said);
    }
  }

  @Test
  void unknownStateIsAnUnavailableStore() {
    assertInstanceOf(
        StoreUnavailableException.class,
        SqlFailures.translated(new SQLException("something new", "HY000", 65_000)));
  }

  @Test
  void bugsAreNotTranslated() {
    DataAccessException bug =
        new DataAccessException("statement", new SQLSyntaxErrorException("oops", "42000", 1064));
    assertSame(bug, SqlFailures.translated(bug));
    IllegalStateException other = new IllegalStateException("no SQL at all");
    assertSame(other, SqlFailures.translated(other));
  }

  @Test
  void missingTlsIsExplained() {
    SQLException refused =
        new SQLTransientConnectionException(
            "pool timeout", new SQLException("Public Key Retrieval is not allowed", "08001"));
    String message = String.valueOf(SqlFailures.unavailable(refused).getMessage());
    assertTrue(message.contains("allowPublicKeyRetrieval=true"), message);
  }

  @Test
  void onlyConnectionsToARefusingServerAreEvicted() {
    RefusingServerEviction eviction = new RefusingServerEviction();
    assertEquals(Override.MUST_EVICT, eviction.adjudicate(new SQLException("", "HY000", 1290)));
    assertEquals(Override.MUST_EVICT, eviction.adjudicate(new SQLException("", "HY000", 1836)));
    assertEquals(Override.MUST_EVICT, eviction.adjudicate(new SQLException("", "HY000", 1665)));
    assertEquals(Override.CONTINUE_EVICT, eviction.adjudicate(new SQLException("", "HY000", 1205)));
  }

  @Test
  void constraintIsNamedWhateverTheValue() {
    String value = "x' for key 'uq_users_email";
    assertConstraint("uq_users_username", 1062, duplicate(value, "users.uq_users_username"));
    assertConstraint("uq_users_username", 1062, duplicate(value, "uq_users_username"));
    assertConstraint(
        "fk_user_roles_role",
        1452,
        "Cannot add or update a child row: a foreign key constraint fails (`auth`.`user_roles`,"
            + " CONSTRAINT `fk_user_roles_role` FOREIGN KEY (`role_name`) REFERENCES `roles`)");
    assertConstraint(
        "uq_users_email",
        23505,
        "Unique index or primary key violation: \"public.uq_users_email_INDEX_4 ON"
            + " public.users(email_key NULLS FIRST) VALUES ( \"uq_users_username: \" )\"");
    assertConstraint(
        "fk_user_roles_role",
        23506,
        "Referential integrity constraint violation: \"fk_user_roles_role: public.user_roles"
            + " FOREIGN KEY(role_name) REFERENCES public.roles(name) ('x')\"");
  }

  private static String duplicate(String value, String key) {
    return "Duplicate entry '" + value + "' for key '" + key + "'";
  }

  private static void assertConstraint(String expected, int code, String message) {
    assertEquals(
        Optional.of(expected),
        ViolatedConstraint.of(
            new IntegrityConstraintViolationException(
                "statement",
                new SQLIntegrityConstraintViolationException(message, "23000", code))));
  }
}
