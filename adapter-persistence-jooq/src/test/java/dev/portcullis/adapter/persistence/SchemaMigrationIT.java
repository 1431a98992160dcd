package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Race;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SchemaMigrationIT {
  private static final String HISTORY =
      "SELECT CONCAT(version, ' ', success) FROM portcullis_schema_history ORDER BY installed_rank";

  @AutoClose private final TestDatabase database = TestDatabase.mysql();

  @Test
  void nodesThatStartTogetherMigrateOnce() throws SQLException {
    Race<Boolean> nodes =
        Race.of(
            3,
            lane -> {
              try (JooqPersistence node = open()) {
                node.migrate();
                return node.users().isEmpty();
              }
            });
    assertEquals(List.of(true, true, true), nodes.results(), nodes::toString);
    List<String> history = query(HISTORY);
    assertEquals(history.stream().distinct().sorted().toList(), history);
    assertTrue(history.stream().allMatch(entry -> entry.endsWith(" 1")), history::toString);
    assertTrue(history.contains("001 1") && history.contains("014 1"), history::toString);
  }

  @Test
  void migratedDatabaseIsNotChanged() throws SQLException {
    try (JooqPersistence node = open()) {
      node.migrate();
      List<String> history = query(HISTORY);
      execute("INSERT INTO roles VALUES ('own', 'made here')");
      node.migrate();
      assertEquals(4, node.roles().findAll().size());
      assertEquals(history, query(HISTORY));
    }
  }

  @Test
  void interruptedMigrationIsRunAgain() throws SQLException {
    try (JooqPersistence node = open()) {
      node.migrate();
      List<String> history = query(HISTORY);
      // The state after a node was killed in the middle of the second script.
      execute("DELETE FROM portcullis_schema_history WHERE installed_rank > 1");
      execute("DROP TABLE credentials, signing_keys, user_roles, audit_events");
      execute("DELETE FROM role_permissions WHERE permission = 'audit:read'");
      node.migrate();
      assertEquals(8, node.accessRules().findAll().size());
      assertEquals(history, query(HISTORY));
    }
  }

  @Test
  void sessionsHaveTheIndexOfLiveOnesAndNoForeignKey() throws SQLException {
    try (JooqPersistence node = open()) {
      node.migrate();
    }
    assertEquals(
        List.of("ix_sessions_history", "ix_sessions_live", "ix_sessions_over_at", "primary"),
        query(
            "SELECT DISTINCT LOWER(index_name) name FROM information_schema.statistics"
                + " WHERE table_schema = DATABASE() AND table_name = 'sessions' ORDER BY name"));
    assertEquals(
        List.of(),
        query(
            "SELECT constraint_name FROM information_schema.referential_constraints"
                + " WHERE constraint_schema = DATABASE() AND table_name = 'sessions'"));
  }

  @Test
  void everyTableHasItsEngineAndCollation() throws SQLException {
    try (JooqPersistence node = open()) {
      node.migrate();
    }
    assertEquals(
        List.of("InnoDB utf8mb4_bin"),
        query(
            "SELECT DISTINCT CONCAT(engine, ' ', table_collation) FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_name <> 'portcullis_schema_history'"));
    assertEquals(
        List.of(),
        query(
            "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name <> 'portcullis_schema_history'"
                + " AND collation_name <> 'utf8mb4_bin'"));
  }

  @Test
  void keysHaveTheNamesThatIdentifyRefusals() throws SQLException {
    try (JooqPersistence node = open()) {
      node.migrate();
    }
    List<String> names =
        query(
            "SELECT constraint_name FROM information_schema.table_constraints"
                + " WHERE table_schema = DATABASE()");
    assertTrue(
        names.containsAll(
            List.of(
                "uq_users_username",
                "uq_users_email",
                "fk_user_roles_role",
                "uq_signing_keys_kid")),
        names::toString);
    assertEquals(
        List.of(
            "created_at datetime(6)",
            "email_key varbinary(254)",
            "id binary(16)",
            "username_key varbinary(32)"),
        query(
            "SELECT CONCAT(column_name, ' ', column_type) FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name = 'users' AND column_name IN"
                + " ('id', 'username_key', 'email_key', 'created_at') ORDER BY column_name"));
  }

  @Test
  void failedMigrationIsRunAgain() throws SQLException {
    try (JooqPersistence node = open()) {
      node.migrate();
      List<String> history = query(HISTORY);
      // The state that a node leaves which was stopped after the statements of the last migration.
      execute(
          "UPDATE portcullis_schema_history SET success = 0 ORDER BY installed_rank DESC LIMIT 1");
      node.migrate();
      assertEquals(history, query(HISTORY));
    }
  }

  /** Cut off after the columns, and after a part of them had been added by hand. */
  @Test
  void columnsOfAuditEntriesAreAddedWhereTheyAreMissing() throws SQLException {
    try (JooqPersistence node = open()) {
      node.migrate();
      Set<String> columns = Set.copyOf(query("SHOW COLUMNS FROM audit_events"));
      execute("DELETE FROM portcullis_schema_history WHERE version >= '020'");
      execute("ALTER TABLE audit_events DROP COLUMN chain_mac, DROP INDEX ix_audit_events_event");
      execute("ALTER TABLE audit_events DROP COLUMN operator_name");
      node.migrate();
      assertEquals(columns, Set.copyOf(query("SHOW COLUMNS FROM audit_events")));
      assertEquals(
          List.of("2"),
          query(
              "SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()"
                  + " AND index_name = 'ix_audit_events_event'"));
    }
  }

  private JooqPersistence open() {
    return JooqPersistence.open(TestStore.settings(database, 1), TestStore.RANDOM);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> query(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
