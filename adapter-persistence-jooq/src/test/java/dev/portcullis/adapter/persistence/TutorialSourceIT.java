package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.takeover.EqualAccounts;
import dev.portcullis.domain.takeover.SourceAccount;
import dev.portcullis.domain.takeover.SourceId;
import dev.portcullis.domain.takeover.SourceKind;
import dev.portcullis.domain.takeover.SourceUnavailableException;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.database.TutorialSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real tables of the tutorial on MySQL. */
class TutorialSourceIT {
  private final TestDatabase database = TestDatabase.mysql();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void tablesOfTheNodeServerAreRecognised() {
    TutorialSchema.node(database, "");
    try (TutorialSource source = open("")) {
      assertEquals(SourceKind.NODE, source.description().kind());
      assertEquals(
          List.of(
              "user_roles has the columns userId and roleId",
              "users has a time of creation",
              "the roles are user, moderator, admin"),
          source.description().evidence());
      assertEquals(List.of(), source.description().remarks());
      assertEquals(0, source.count());
      assertEquals(List.of(), source.after(0, 10));
    }
  }

  @Test
  void tablesOfTheSpringServerAreRecognisedAndRead() {
    TutorialSchema schema = TutorialSchema.spring(database);
    schema.execute(
        "INSERT INTO %susers VALUES (3, 'ada@example.org', '" + TutorialSchema.HASH + "', 'ada')",
        "INSERT INTO %suser_roles VALUES (3, 1), (3, 3)");
    try (TutorialSource source = open("")) {
      assertEquals(SourceKind.SPRING, source.description().kind());
      SourceAccount ada = source.after(0, 10).get(0);
      assertEquals(3, ada.id());
      assertEquals(Optional.of("ada"), ada.username());
      assertEquals(Optional.of("ada@example.org"), ada.email());
      assertEquals(TutorialSchema.HASH, ada.password().orElseThrow().encoded());
      assertEquals(Optional.empty(), ada.createdAt());
      assertEquals(List.of("ROLE_ADMIN", "ROLE_USER"), ada.roles().stream().sorted().toList());
    }
  }

  @Test
  void accountsComeInPagesWithRolesAndTimes() {
    TutorialSchema.node(database, "old_").fill(TutorialSchema.BLOCK);
    try (TutorialSource source = open("old_")) {
      assertEquals(TutorialSchema.BLOCK, source.count());
      List<SourceAccount> page = source.after(10, 10);
      assertEquals(
          List.of(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L),
          page.stream().map(SourceAccount::id).toList());
      assertEquals(List.of(), page.get(0).roles());
      assertEquals(List.of("user", "user"), page.get(1).roles());
      assertEquals(List.of("Auditor"), page.get(2).roles());
      assertEquals(List.of(), page.get(3).roles());
      assertEquals(Optional.of("user15 "), page.get(4).username());
      assertEquals(Optional.empty(), page.get(9).createdAt());
      assertEquals(Optional.of(Instant.parse("2020-02-02T02:02:02Z")), page.get(0).createdAt());
      assertEquals(Optional.empty(), source.namesAfter(10, 1).get(0).password());
      assertEquals(List.of(), source.after(TutorialSchema.BLOCK, 10));
    }
  }

  @Test
  void databaseTellsWhichNamesItDoesNotDistinguish() {
    TutorialSchema.node(database, "").fill(2 * TutorialSchema.BLOCK);
    try (TutorialSource source = open("")) {
      EqualAccounts names = source.equalUsernames();
      // By case and by accent; in the second block also the names that are too long.
      assertEquals(OptionalLong.of(1000), names.firstOf(1003));
      assertEquals(OptionalLong.of(1000), names.firstOf(1004));
      assertEquals(OptionalLong.of(21), names.firstOf(1021));
      assertEquals(OptionalLong.empty(), names.firstOf(1000));
      EqualAccounts emails = source.equalEmails();
      assertEquals(OptionalLong.of(1000), emails.firstOf(1007));
      assertEquals(OptionalLong.of(1017), emails.firstOf(1018));
      assertEquals(OptionalLong.empty(), emails.firstOf(1005));
    }
  }

  @Test
  void oddThingsAreRemarked() {
    TutorialSchema schema = TutorialSchema.node(database, "").fill(TutorialSchema.BLOCK);
    schema.execute("DELETE FROM %susers WHERE id = 500", "ALTER TABLE %susers " + sixtyIndexes());
    schema.execute("ALTER TABLE %suser_roles DROP INDEX userId");
    try (TutorialSource source = open("")) {
      String remarks = String.join("\n", source.description().remarks());
      assertTrue(remarks.contains("users has 61 indexes"), remarks);
      assertTrue(remarks.contains("1 rows of user_roles name roles that do not exist"), remarks);
      assertTrue(remarks.contains("1 rows of user_roles name users that do not exist"), remarks);
      assertTrue(remarks.contains("no index that begins with userId"), remarks);
    }
  }

  @Test
  void sourceIsTheSameHoweverItIsReached() {
    TutorialSchema.node(database, "");
    String other = database.jdbcUrl().replace("127.0.0.1", "localhost");
    assertEquals(idOf(settings(database.jdbcUrl(), "")), idOf(settings(other, "")));
  }

  @Test
  void namesOfTablesMayHaveAnotherCase() {
    TutorialSchema schema = TutorialSchema.node(database, "x");
    schema.execute(
        "RENAME TABLE xusers TO Users",
        "RENAME TABLE xroles TO ROLES",
        "RENAME TABLE xuser_roles TO User_Roles");
    try (TutorialSource source = open("")) {
      assertEquals(SourceKind.NODE, source.description().kind());
    }
  }

  @Test
  void ourOwnTablesAreNotMistakenForTheirs() {
    try (JooqPersistence ours =
        JooqPersistence.open(TestStore.settings(database, 1), TestStore.RANDOM)) {
      ours.migrate();
    }
    assertTrue(refusal("").contains("belongs to Portcullis and not to the tutorial"), refusal(""));
    TutorialSchema.node(database, "tutorial_");
    try (TutorialSource source = open("tutorial_")) {
      assertEquals(SourceKind.NODE, source.description().kind());
    }
  }

  @Test
  void otherTablesAreRefusedByName() {
    assertTrue(refusal("").contains("has no table users, but none at all"), refusal(""));
    TutorialSchema schema = TutorialSchema.node(database, "");
    schema.execute("ALTER TABLE %suser_roles RENAME COLUMN userId TO person");
    assertTrue(refusal("").contains("neither the columns userId and roleId"), refusal(""));
    schema.execute("ALTER TABLE %susers DROP COLUMN email");
    assertTrue(
        refusal("").contains("users is not that of the tutorial: it lacks the column email"));
    schema.execute("ALTER TABLE %susers ADD email INTEGER, MODIFY id VARCHAR(36) NOT NULL");
    assertTrue(refusal("").contains("must be a whole number called id"), refusal(""));
  }

  @Test
  void accountThatMayOnlyReadIsEnough() throws Exception {
    TutorialSchema.node(database, "").fill(TutorialSchema.BLOCK);
    String reader = "r" + Long.toHexString(System.nanoTime());
    Sql sql = new Sql(database);
    sql.execute(
        "CREATE USER %s@'%%' IDENTIFIED BY 'reader'".formatted(reader),
        "GRANT SELECT ON %s.* TO %s@'%%'".formatted(schema(), reader));
    try (TutorialSource source =
        TutorialSource.open(
            new TutorialSourceSettings(
                database.jdbcUrl(), reader, "reader", Optional.empty(), ""))) {
      assertEquals(TutorialSchema.BLOCK, source.after(0, 2_000).size());
      assertFalse(source.description().evidence().isEmpty());
    } finally {
      sql.execute("DROP USER %s@'%%'".formatted(reader));
    }
  }

  @Test
  void lostServerIsTold() {
    String nobody = database.jdbcUrl().replaceFirst(":\\d+/", ":1/");
    SourceUnavailableException lost =
        assertThrows(
            SourceUnavailableException.class, () -> TutorialSource.open(settings(nobody, "")));
    assertTrue(String.valueOf(lost.getMessage()).startsWith("Cannot read the tutorial's database"));
  }

  private String refusal(String prefix) {
    return String.valueOf(
        assertThrows(UnsuitableSourceException.class, () -> open(prefix)).getMessage());
  }

  private String schema() throws Exception {
    return new Sql(database).query("SELECT DATABASE()").get(0);
  }

  private static String sixtyIndexes() {
    return IntStream.rangeClosed(2, 61)
        .mapToObj(number -> "ADD INDEX username_" + number + " (username)")
        .collect(Collectors.joining(", "));
  }

  private static SourceId idOf(TutorialSourceSettings settings) {
    try (TutorialSource source = TutorialSource.open(settings)) {
      return source.description().id();
    }
  }

  private TutorialSource open(String prefix) {
    return TutorialSource.open(settings(database.jdbcUrl(), prefix));
  }

  private TutorialSourceSettings settings(String url, String prefix) {
    return new TutorialSourceSettings(
        url, database.user(), database.password(), Optional.empty(), prefix);
  }
}
