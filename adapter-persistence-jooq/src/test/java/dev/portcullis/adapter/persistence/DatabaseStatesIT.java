package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers but refuses writes is reported as an unavailable store, never as a bug. */
final class DatabaseStatesIT {
  @AutoClose private final TestStore store = TestStore.on(TestDatabase.migrated(), 1);
  private final Sql sql = new Sql(store.database());
  private final String account =
      "t" + Long.toString(TestStore.RANDOM.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);

  @BeforeEach
  void makeAccount() throws SQLException {
    sql.execute("CREATE USER " + account + "@'%' IDENTIFIED BY 'secret'", grant());
  }

  @AfterEach
  void dropAccount() throws SQLException {
    sql.execute("DROP USER " + account + "@'%'");
  }

  @Test
  void serverWhoseSessionsBeginReadOnlyAcceptsWrites() {
    try (JooqPersistence readOnly = open("?sessionVariables=transaction_read_only=ON")) {
      assertTrue(readOnly.takesWrites());
      readOnly.users().add(aUser().build());
    }
  }

  @Test
  void binaryLogByStatementIsReportedWithItsRemedy() throws SQLException {
    if (sql.query("SELECT @@log_bin").equals(List.of("0"))) {
      // Without a binary log nothing is refused.
      assertTrue(store.persistence().takesWrites());
      return;
    }
    sql.execute("GRANT ALL ON *.* TO " + account + "@'%'");
    try (JooqPersistence byStatement = open("?sessionVariables=binlog_format=STATEMENT")) {
      byStatement.migrate();
      assertFalse(byStatement.takesWrites());
      assertRefused(byStatement, "set binlog_format to ROW or MIXED");
    }
  }

  @Test
  void missingPrivilegesAreReportedAndRecoveredFrom() throws SQLException {
    try (JooqPersistence limited = open("")) {
      assertTrue(limited.takesWrites());
      sql.execute(revoke());
      try (JooqPersistence other = open("")) {
        assertFalse(other.takesWrites());
        assertRefused(other, "grant the account of AUTH_DB_USER");
        sql.execute(grant());
        assertRecovers(other);
        assertWrites(other);
      }
    }
  }

  @Test
  void lockedAccountIsReportedAndRecoveredFrom() throws SQLException {
    sql.execute("ALTER USER " + account + "@'%' ACCOUNT LOCK");
    try (JooqPersistence locked = open("")) {
      assertFalse(locked.takesWrites());
      assertRefused(locked, "ACCOUNT UNLOCK");
      sql.execute("ALTER USER " + account + "@'%' ACCOUNT UNLOCK");
      assertRecovers(locked);
    }
  }

  /** With a table that lives in memory, of a limited size, in the place of a limited disk. */
  @Test
  void fullTableIsNamedAndRecoveredFrom() throws SQLException {
    sql.execute("SET max_heap_table_size = 16384", "ALTER TABLE leases ENGINE = MEMORY");
    assertThrows(SQLException.class, () -> sql.execute(fill()));
    try (JooqPersistence full = open("")) {
      assertFalse(full.takesWrites());
      StoreUnavailableException refusal =
          assertThrows(
              StoreUnavailableException.class,
              () ->
                  full.leases()
                      .acquire(
                          "t", UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
      assertTrue(String.valueOf(refusal.getMessage()).contains("free disk space"));
      sql.execute("DELETE FROM leases");
      assertRecovers(full);
    }
  }

  private static String fill() {
    return "INSERT INTO leases SELECT UUID(), UNHEX(REPLACE(UUID(), '-', '')), NOW()"
        + " FROM information_schema.collations";
  }

  @Test
  void missingColumnIsAnUnavailableStore() throws SQLException {
    sql.execute("ALTER TABLE audit_events RENAME TO audit_events_away");
    sql.execute("ALTER TABLE users DROP COLUMN epoch");
    assertRefused(store.persistence(), "a table or column is missing");
  }

  @Test
  void testWriteLeavesOneRowHoweverOftenItIsMade() throws SQLException {
    try (JooqPersistence node = open("")) {
      assertTrue(node.takesWrites() && store.persistence().takesWrites());
    }
    assertEquals(List.of("1"), sql.query("SELECT COUNT(*) FROM leases WHERE task = 'write-probe'"));
  }

  /** After a refusal the pool retries with growing pauses, up to some seconds. */
  private static void assertRecovers(JooqPersistence persistence) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!persistence.takesWrites()) {
      assertTrue(System.nanoTime() < end, "still refused");
    }
  }

  /** A connection that the pool has opened meanwhile is refused once more, and then dropped. */
  private static void assertWrites(JooqPersistence persistence) {
    try {
      persistence.users().add(aUser().build());
    } catch (StoreUnavailableException lastOfThem) {
      persistence.users().add(aUser().build());
    }
  }

  private static void assertRefused(JooqPersistence persistence, String remedy) {
    StoreUnavailableException refusal =
        assertThrows(
            StoreUnavailableException.class, () -> persistence.users().add(aUser().build()));
    assertTrue(String.valueOf(refusal.getMessage()).contains(remedy), refusal::getMessage);
  }

  private JooqPersistence open(String parameters) {
    return JooqPersistence.open(
        new DatabaseSettings(store.database().jdbcUrl() + parameters, account, "secret", 1),
        TestStore.RANDOM);
  }

  private String grant() {
    return "GRANT SELECT, INSERT, UPDATE, DELETE ON " + schema() + ".* TO " + account + "@'%'";
  }

  private String revoke() {
    return "REVOKE INSERT, UPDATE ON " + schema() + ".* FROM " + account + "@'%'";
  }

  private String schema() {
    return store.database().jdbcUrl().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
  }
}
