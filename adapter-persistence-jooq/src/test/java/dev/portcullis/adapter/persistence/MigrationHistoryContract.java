package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a start does about the history of migrations that it finds. */
interface MigrationHistoryContract {
  String HISTORY =
      "SELECT CONCAT(version, ' ', description, ' ', type, ' ', checksum)"
          + " FROM portcullis_schema_history WHERE type IN ('SQL', 'JDBC') ORDER BY installed_rank";

  /** An empty database. */
  TestDatabase newDatabase();

  /** The same for all tests. */
  TestDatabase database();

  @BeforeEach
  default void keepHistory() throws SQLException {
    migrated().close();
    sql()
        .execute(
            "CREATE TABLE IF NOT EXISTS kept_history AS SELECT * FROM portcullis_schema_history");
  }

  @AfterEach
  default void restoreHistory() throws SQLException {
    sql()
        .execute(
            "DELETE FROM portcullis_schema_history",
            "INSERT INTO portcullis_schema_history SELECT * FROM kept_history");
  }

  @Test
  default void newDatabaseHasEveryMigrationPending() {
    try (TestDatabase empty = newDatabase()) {
      SqlLog log = new SqlLog(empty);
      JooqPersistence store = JooqPersistence.open(log.pool(), TestStore.RANDOM);
      assertEquals(
          KnownMigration.all().stream().map(KnownMigration::asPending).toList(),
          store.pendingMigrations());
      assertTrue(log.statements().stream().allMatch(MigrationHistoryContract::onlyReads));
    }
  }

  @Test
  default void callerHearsOfAMigrationBeforeItsFirstChangeAndCanPreventIt() {
    try (TestDatabase empty = newDatabase();
        JooqPersistence store =
            JooqPersistence.open(TestStore.settings(empty, 1), TestStore.RANDOM)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              store.migrate(
                  isNew -> {
                    throw new IllegalStateException("not now");
                  }));
      assertEquals(KnownMigration.all().size(), store.pendingMigrations().size());
      List<Boolean> heard = new ArrayList<>();
      store.migrate(heard::add);
      store.migrate(heard::add);
      assertEquals(List.of(true), heard);
    }
  }

  @Test
  default void migratedDatabaseHasNonePending() {
    try (JooqPersistence store = migrated()) {
      assertEquals(List.of(), store.pendingMigrations());
    }
  }

  @Test
  default void historyIsWhatTheBuildListed() throws SQLException {
    migrated().close();
    assertEquals(
        KnownMigration.all().stream().map(known -> known.line().replace('\t', ' ')).toList(),
        sql().query(HISTORY));
  }

  /** One query: no lock of other nodes, no look at other tables, nothing to replicate. */
  @Test
  default void databaseThatIsUpToDateIsReadOnce() {
    migrated().close();
    SqlLog log = new SqlLog(database());
    JooqPersistence store = JooqPersistence.open(log.pool(), TestStore.RANDOM);
    log.forget();
    store.migrate();
    assertEquals(1, log.statements().size(), log.statements()::toString);
    assertTrue(onlyReads(log.statements().get(0)), log.statements()::toString);
  }

  @Test
  default void changedScriptIsRefused() throws SQLException {
    assertRefused("UPDATE portcullis_schema_history SET checksum = 7 WHERE version = '005'", "005");
  }

  @Test
  default void changedDescriptionIsRefused() throws SQLException {
    assertRefused(
        "UPDATE portcullis_schema_history SET description = 'other' WHERE version = '005'", "005");
  }

  @Test
  default void classInPlaceOfAScriptIsRefused() throws SQLException {
    assertRefused(
        "UPDATE portcullis_schema_history SET type = 'JDBC' WHERE version = '005'", "005");
  }

  /** Of a branch that was never released, for example. */
  @Test
  default void unknownMigrationBetweenOursIsRefused() throws SQLException {
    assertRefused(entry("005.5", "strange"), "005.5");
  }

  @Test
  default void missingEntryBetweenOthersIsNotTakenForUpToDate() throws SQLException {
    try (JooqPersistence store = migrated()) {
      sql().execute("DELETE FROM portcullis_schema_history WHERE version = '005'");
      assertEquals(
          List.of("005"),
          store.pendingMigrations().stream().map(PendingMigration::version).toList());
      assertThrows(SchemaConflictException.class, store::migrate);
    }
  }

  @Test
  default void migrationOfALaterVersionIsLeftAlone() throws SQLException {
    try (JooqPersistence store = migrated()) {
      sql().execute(entry("999", "later"));
      assertEquals(List.of(), store.pendingMigrations());
      store.migrate();
      assertEquals(
          List.of("1"),
          sql().query("SELECT COUNT(*) FROM portcullis_schema_history WHERE version = '999'"));
    }
  }

  @Test
  default void failedMigrationIsPendingAndRunAgain() throws SQLException {
    try (JooqPersistence store = migrated()) {
      List<String> history = sql().query(HISTORY);
      sql()
          .execute(
              "UPDATE portcullis_schema_history SET success = FALSE WHERE version = '"
                  + last().version()
                  + "'");
      assertEquals(List.of(last().asPending()), store.pendingMigrations());
      store.migrate();
      assertEquals(List.of(), store.pendingMigrations());
      assertEquals(history, sql().query(HISTORY));
    }
  }

  /** A later version was interrupted, and an operator went back to this one. */
  @Test
  default void failedMigrationOfALaterVersionIsClearedAsBefore() throws SQLException {
    try (JooqPersistence store = migrated()) {
      sql().execute(entry("999", "later"));
      sql().execute("UPDATE portcullis_schema_history SET success = FALSE WHERE version = '999'");
      assertEquals(List.of(), store.pendingMigrations());
      store.migrate();
      assertEquals(
          List.of("0"),
          sql().query("SELECT COUNT(*) FROM portcullis_schema_history WHERE version = '999'"));
    }
  }

  @Test
  default void interruptedMigrationIsPendingAndFinished() throws SQLException {
    try (JooqPersistence store = migrated()) {
      List<String> history = sql().query(HISTORY);
      sql()
          .execute(
              "DELETE FROM portcullis_schema_history WHERE version = '" + last().version() + "'");
      assertEquals(List.of(last().asPending()), store.pendingMigrations());
      store.migrate();
      assertEquals(history, sql().query(HISTORY));
    }
  }

  private void assertRefused(String change, String version) throws SQLException {
    try (JooqPersistence store = migrated()) {
      sql().execute(change);
      for (Runnable call : List.<Runnable>of(store::migrate, store::pendingMigrations)) {
        String refusal =
            String.valueOf(assertThrows(SchemaConflictException.class, call::run).getMessage());
        assertTrue(refusal.contains(version), refusal);
      }
    }
  }

  private JooqPersistence migrated() {
    JooqPersistence store =
        JooqPersistence.open(TestStore.settings(database(), 1), TestStore.RANDOM);
    store.migrate();
    return store;
  }

  private Sql sql() {
    return new Sql(database());
  }

  private static KnownMigration last() {
    List<KnownMigration> known = KnownMigration.all();
    return known.get(known.size() - 1);
  }

  private static String entry(String version, String description) {
    return ("INSERT INTO portcullis_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success) VALUES (1000, '%s', '%s', 'SQL',"
            + " 'V%1$s__%2$s.sql', 5, 'test', 1, TRUE)")
        .formatted(version, description);
  }

  private static boolean onlyReads(String statement) {
    return statement.startsWith("SELECT ");
  }
}
