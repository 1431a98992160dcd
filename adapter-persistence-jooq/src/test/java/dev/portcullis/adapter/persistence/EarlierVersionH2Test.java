package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of an embedded database that a server of the version before has made and used. */
final class EarlierVersionH2Test {
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

  @TempDir private Path directory;

  @BeforeEach
  void unpack() throws IOException {
    try (InputStream packed =
            EarlierVersionH2Test.class.getResourceAsStream("earlier-version.mv.db.gz");
        InputStream file = new GZIPInputStream(Objects.requireNonNull(packed))) {
      Files.copy(file, directory.resolve("portcullis.mv.db"));
    }
  }

  @Test
  void everyRowIsThereAfterItIsTakenOver() throws SQLException {
    Map<String, String> before = counts();
    try (JooqPersistence store = migrated()) {
      assertEquals(before, counts());
      User ada = store.users().findByUsername(new Username("ada")).orElseThrow();
      assertEquals(Set.of(new RoleName("moderator"), RoleName.USER), ada.roles());
      assertEquals(Instant.parse("2026-11-27T20:55:39.865498Z"), ada.createdAt());
      User eve = store.users().findByUsername(new Username("eve")).orElseThrow();
      assertEquals(UserStatus.DISABLED, eve.status());
      assertTrue(store.credentials().findByUser(ada.id()).isPresent());
      assertEquals(1, store.signingKeys().findAll().size());
    }
  }

  @Test
  void migrationsSinceThenArePending() {
    try (JooqPersistence store =
        JooqPersistence.open(DatabaseSettings.embedded(directory, 1), TestStore.RANDOM)) {
      assertEquals("010", store.pendingMigrations().get(0).version());
      store.migrate();
      assertEquals(List.of(), store.pendingMigrations());
    }
  }

  @Test
  void itCanBeWrittenToAndFoundAgain() throws SQLException {
    try (JooqPersistence store = migrated()) {
      assertTrue(store.takesWrites());
      User bob = store.users().findByUsername(new Username("bob")).orElseThrow();
      store.users().remove(bob.id());
    }
    try (JooqPersistence store = migrated()) {
      assertTrue(store.users().findByUsername(new Username("bob")).isEmpty());
      assertTrue(store.users().findByUsername(new Username("ada")).isPresent());
    }
    assertEquals(
        "009",
        query("SELECT \"version\" FROM portcullis_schema_history WHERE \"type\" = 'BASELINE'"));
  }

  /** Between the table of the history and its first row. */
  @Test
  void takingOverThatWasCutOffIsRepeated() throws SQLException {
    execute(
        "CREATE TABLE portcullis_schema_history AS SELECT * FROM flyway_schema_history WHERE 1 = 0");
    try (JooqPersistence store = migrated()) {
      assertTrue(store.takesWrites());
      assertTrue(store.users().findByUsername(new Username("ada")).isPresent());
    }
  }

  private Map<String, String> counts() throws SQLException {
    Map<String, String> counts = new TreeMap<>();
    for (String table : TABLES) {
      counts.put(table, query("SELECT COUNT(*) FROM " + table));
    }
    return counts;
  }

  private JooqPersistence migrated() {
    JooqPersistence store =
        JooqPersistence.open(DatabaseSettings.embedded(directory, 2), TestStore.RANDOM);
    store.migrate();
    return store;
  }

  private void execute(String text) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private String query(String text) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(JdbcUrl.forQueries(JdbcUrl.embedded(directory)), "sa", "");
  }
}
