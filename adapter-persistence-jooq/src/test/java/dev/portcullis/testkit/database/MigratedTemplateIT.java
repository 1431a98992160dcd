package dev.portcullis.testkit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MigratedTemplateIT {
  /** Definitions with their indexes and foreign keys, and all rows but the times of the history. */
  @Test
  void copyIsWhatAMigrationMakes() throws SQLException {
    try (TestDatabase migrated = TestDatabase.mysql();
        TestDatabase copy = TestDatabase.migrated()) {
      DatabaseSettings settings =
          new DatabaseSettings(migrated.jdbcUrl(), migrated.user(), migrated.password(), 1);
      try (JooqPersistence store = JooqPersistence.open(settings, new SecureRandom())) {
        store.migrate();
      }
      Map<String, List<String>> made = contents(migrated);
      assertFalse(made.isEmpty());
      assertEquals(made, contents(copy));
    }
  }

  private static Map<String, List<String>> contents(TestDatabase database) throws SQLException {
    Map<String, List<String>> contents = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String table : column(statement, "SHOW TABLES", 1)) {
        List<String> facts = column(statement, "SHOW CREATE TABLE `" + table + "`", 2);
        // MySQL remembers whether a column names the character set of its table once more.
        facts.replaceAll(create -> create.replace(" CHARACTER SET utf8mb4 ", " "));
        boolean isHistory = table.equals("portcullis_schema_history");
        String first = isHistory ? "CONCAT_WS(' ', version, type, checksum, success)" : "COUNT(*)";
        facts.addAll(column(statement, "SELECT " + first + " FROM `" + table + "`", 1));
        contents.put(table, facts);
      }
    }
    return contents;
  }

  private static List<String> column(Statement statement, String query, int column)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(column));
      }
    }
    return values;
  }
}
