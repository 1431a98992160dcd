package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A schema with tables of another application and the history of its Flyway. */
interface SharedSchemaContract {
  TestDatabase database();

  @Test
  default void otherTablesAreLeftAlone() throws SQLException {
    sql().execute("CREATE TABLE orders (id INT)", "INSERT INTO orders VALUES (7)");
    assertUsable();
    assertEquals(List.of("7"), sql().query("SELECT id FROM orders"));
  }

  @Test
  default void anotherFlywayThatCameFirstGoesOn() throws SQLException {
    another().migrate();
    assertUsable();
    assertEquals(0, another().migrate().migrationsExecuted);
    assertEquals(
        List.of("1", "2"),
        sql()
            .query(
                "SELECT version FROM flyway_schema_history WHERE version > 0 ORDER BY installed_rank"));
  }

  @Test
  default void anotherFlywayThatComesLaterDoesItsOwn() {
    assertUsable();
    assertEquals(2, another().migrate().migrationsExecuted);
    assertUsable();
  }

  @Test
  default void takenNameIsRefusedBySaying() throws SQLException {
    sql().execute("CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(9))");
    sql().execute("CREATE VIEW sessions AS SELECT id FROM users");
    try (JooqPersistence store = open()) {
      String refusal =
          String.valueOf(assertThrows(SchemaConflictException.class, store::migrate).getMessage());
      assertTrue(refusal.contains("needs: sessions, users. Rename them"), refusal);
      sql().execute("DROP VIEW sessions", "DROP TABLE users");
      store.migrate();
      assertTrue(store.users().isEmpty());
    }
  }

  /** Without a history no table is known to belong to Portcullis, whatever its columns. */
  @Test
  default void lookalikeIsRefusedToo() throws SQLException {
    sql()
        .execute(
            "CREATE TABLE roles (name VARCHAR(32) PRIMARY KEY, description VARCHAR(255) NOT NULL)");
    try (JooqPersistence store = open()) {
      assertThrows(SchemaConflictException.class, store::migrate);
    }
    assertEquals(List.of("0"), sql().query("SELECT COUNT(*) FROM roles"));
  }

  @Test
  default void scriptsAreNotWhereEveryFlywayLooks() {
    assertNull(SchemaMigrator.class.getResource("/db/migration/V001__users.sql"));
    assertFalse(SchemaMigrator.FOLDER.startsWith("db/"));
  }

  private void assertUsable() {
    try (JooqPersistence store = open()) {
      store.migrate();
      assertTrue(store.users().isEmpty());
      assertEquals(3, store.roles().findAll().size());
      assertTrue(store.takesWrites());
    }
  }

  private JooqPersistence open() {
    return JooqPersistence.open(TestStore.settings(database(), 1), TestStore.RANDOM);
  }

  private Flyway another() {
    return Flyway.configure(SharedSchemaContract.class.getClassLoader())
        .dataSource(database().jdbcUrl(), database().user(), database().password())
        .locations("classpath:dev/portcullis/adapter/persistence/another")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }

  private Sql sql() {
    return new Sql(database());
  }
}
