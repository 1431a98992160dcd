package dev.portcullis.adapter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Race;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database created and used by a server of version 0.1, restored from a dump. */
final class EarlierVersionIT {
  private static final List<String> TABLES =
      List.of(
          "audit_events",
          "credentials",
          "flyway_schema_history",
          "rate_limits",
          "revocations",
          "role_permissions",
          "sessions",
          "signing_keys",
          "user_roles",
          "users");

  @AutoClose private final TestDatabase database = TestDatabase.mysql();
  private final Sql sql = new Sql(database);

  @BeforeEach
  void restore() throws IOException, SQLException {
    try (InputStream dump = EarlierVersionIT.class.getResourceAsStream("earlier-version.sql")) {
      String text = new String(Objects.requireNonNull(dump).readAllBytes(), UTF_8);
      sql.execute(text.strip().split(";\\R"));
    }
  }

  @Test
  void everyRowExistsAfterTheMigration() throws SQLException {
    Map<String, String> before = counts();
    try (JooqPersistence store = migrated()) {
      assertEquals(before, counts());
      User ada = store.users().findByUsername(new Username("ada")).orElseThrow();
      assertEquals(Set.of(new RoleName("moderator"), RoleName.USER), ada.roles());
      assertEquals(Instant.parse("2026-11-27T18:03:06.113378Z"), ada.createdAt());
      assertEquals(
          UserStatus.DISABLED,
          store.users().findByUsername(new Username("eve")).orElseThrow().status());
      assertTrue(store.credentials().findByUser(ada.id()).isPresent());
      assertEquals(1, store.signingKeys().findAll().size());
    }
  }

  @Test
  void migrationsSinceThenArePending() {
    try (JooqPersistence store =
        JooqPersistence.open(TestStore.settings(database, 1), TestStore.RANDOM)) {
      assertEquals("010", store.pendingMigrations().get(0).version());
      store.migrate();
      assertEquals(List.of(), store.pendingMigrations());
    }
  }

  @Test
  void itCanBeWrittenTo() throws SQLException {
    try (JooqPersistence store = migrated()) {
      User bob = store.users().findByUsername(new Username("bob")).orElseThrow();
      store.users().remove(bob.id());
      assertTrue(store.users().findById(bob.id()).isEmpty());
      assertTrue(store.takesWrites());
    }
  }

  @Test
  void nodesThatStartTogetherMigrateItOnce() throws SQLException {
    Race<Boolean> nodes =
        Race.of(
            3,
            lane -> {
              try (JooqPersistence node = migrated()) {
                return node.takesWrites();
              }
            });
    assertEquals(List.of(true, true, true), nodes.results(), nodes::toString);
    assertEquals(
        List.of("009"),
        sql.query("SELECT version FROM portcullis_schema_history WHERE type = 'BASELINE'"));
  }

  @Test
  void migrationInterruptedBeforeItsFirstRowIsRepeated() throws SQLException {
    sql.execute(
        "CREATE TABLE portcullis_schema_history AS SELECT * FROM flyway_schema_history WHERE 1 = 0");
    try (JooqPersistence store = migrated()) {
      assertTrue(store.takesWrites());
    }
    assertEquals(
        List.of("009"),
        sql.query("SELECT version FROM portcullis_schema_history WHERE type = 'BASELINE'"));
  }

  /** With the configuration of version 0.1, which finds its history and tables unchanged. */
  @Test
  void nodeOfThatVersionStartsAfterwards() throws SQLException {
    migrated().close();
    Flyway before =
        Flyway.configure(EarlierVersionIT.class.getClassLoader())
            .dataSource(database.jdbcUrl(), database.user(), database.password())
            .locations("classpath:" + SchemaMigrator.FOLDER)
            .target("009")
            .placeholderReplacement(false)
            .load();
    assertEquals(0, before.migrate().migrationsExecuted);
    assertTrue(before.validateWithResult().validationSuccessful);
  }

  /** Version 0.1 had completed five scripts when it was replaced. */
  @Test
  void unfinishedMigrationOfVersion01IsFinished() throws SQLException {
    sql.execute(
        "DELETE FROM flyway_schema_history WHERE installed_rank > 5",
        "DROP TABLE revocations, audit_events, leases");
    try (JooqPersistence store = migrated()) {
      assertTrue(store.takesWrites());
    }
    assertEquals(
        List.of("005"),
        sql.query("SELECT version FROM portcullis_schema_history WHERE type = 'BASELINE'"));
  }

  private Map<String, String> counts() throws SQLException {
    Map<String, String> counts = new TreeMap<>();
    for (String table : TABLES) {
      counts.put(table, sql.query("SELECT COUNT(*) FROM " + table).get(0));
    }
    return counts;
  }

  private JooqPersistence migrated() {
    JooqPersistence store = JooqPersistence.open(TestStore.settings(database, 1), TestStore.RANDOM);
    store.migrate();
    return store;
  }
}
