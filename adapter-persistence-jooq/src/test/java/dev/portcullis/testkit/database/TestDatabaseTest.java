package dev.portcullis.testkit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class TestDatabaseTest {

  @Test
  void databaseInMemoryLivesUntilItIsClosed() throws SQLException {
    TestDatabase database = TestDatabase.h2();
    execute(database, "CREATE TABLE kept (id INT PRIMARY KEY)");
    assertEquals(1, tables(database));
    database.close();
    assertEquals(0, tables(database));
  }

  @Test
  void eachDatabaseInMemoryIsEmpty() throws SQLException {
    try (TestDatabase one = TestDatabase.h2();
        TestDatabase other = TestDatabase.h2()) {
      execute(one, "CREATE TABLE mine (id INT PRIMARY KEY)");
      assertEquals(0, tables(other));
    }
  }

  @Test
  void schemaGoesBeforeTheParametersOfTheUrl() {
    TestServer server = new TestServer("jdbc:mysql://127.0.0.1:1/?sslMode=DISABLED", "app", "");
    assertEquals("jdbc:mysql://127.0.0.1:1/x?sslMode=DISABLED", server.withSchema("x"));
  }

  @Test
  void urlWithSchemaIsRefused() {
    assertThrows(
        IllegalStateException.class, () -> new TestServer("jdbc:mysql://127.0.0.1:1/x", "a", ""));
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int tables(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COUNT(*) FROM information_schema.tables"
                    + " WHERE table_schema NOT IN ('information_schema')")) {
      row.next();
      return row.getInt(1);
    }
  }
}
