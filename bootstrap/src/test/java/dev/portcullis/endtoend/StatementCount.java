package dev.portcullis.endtoend;

import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.database.TestDatabase.Vendor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * How many statements a database has been sent, by its own count.
 *
 * @param byConnection those of each connection that is open
 */
record StatementCount(Map<Long, Long> byConnection) {
  /** Only of the connections to this schema, since other tests may use the server. */
  private static final String OF_SCHEMA =
      "SELECT t.THREAD_ID, s.VARIABLE_VALUE FROM performance_schema.threads t"
          + " JOIN performance_schema.status_by_thread s ON s.THREAD_ID = t.THREAD_ID"
          + " WHERE t.PROCESSLIST_DB = DATABASE() AND t.PROCESSLIST_ID <> CONNECTION_ID()"
          + " AND s.VARIABLE_NAME = 'Questions'";

  /** MariaDB does not count statements by default. */
  private static final String OF_SERVER =
      "SELECT 0, VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME ="
          + " 'QUESTIONS'";

  StatementCount {
    byConnection = Map.copyOf(byConnection);
  }

  /** Those so far. */
  static StatementCount of(TestDatabase database) {
    String query = database.vendor() == Vendor.MARIADB ? OF_SERVER : OF_SCHEMA;
    Map<Long, Long> counts = new HashMap<>();
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        counts.put(rows.getLong(1), rows.getLong(2));
      }
      return new StatementCount(counts);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * Those that came after {@code before}, but for connections closed meanwhile: of those that serve
   * requests none is.
   */
  long since(StatementCount before) {
    return byConnection.entrySet().stream()
        .mapToLong(each -> each.getValue() - before.byConnection.getOrDefault(each.getKey(), 0L))
        .sum();
  }
}
