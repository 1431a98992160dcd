package dev.portcullis.endtoend;

import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows that are stored, past the server.
 *
 * @param database where they are
 */
record StoredRows(TestDatabase database) {
  /** The number of rows of each table. */
  Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (String table :
        strings(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
      counts.put(table, count(table));
    }
    return counts;
  }

  /** The number of rows of {@code table}, which may have a condition behind it. */
  long count(String table) throws SQLException {
    return Long.parseLong(strings("SELECT COUNT(*) FROM " + table).get(0));
  }

  /** The first column of the result of {@code query}. */
  List<String> strings(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
