package dev.portcullis.endtoend;

import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.database.TestDatabase.Vendor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How many statements a database has been sent, by its own count. */
final class StatementCount {
  /** Of the connections to this schema alone: others may be at work on the server. */
  private static final String OF_SCHEMA =
      "SELECT SUM(s.VARIABLE_VALUE) FROM performance_schema.threads t"
          + " JOIN performance_schema.status_by_thread s ON s.THREAD_ID = t.THREAD_ID"
          + " WHERE t.PROCESSLIST_DB = DATABASE() AND t.PROCESSLIST_ID <> CONNECTION_ID()"
          + " AND s.VARIABLE_NAME = 'Questions'";

  /** MariaDB does not watch itself unless it is told to. */
  private static final String OF_SERVER =
      "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME ="
          + " 'QUESTIONS'";

  private StatementCount() {}

  /** Those so far, on connections that are still open. */
  static long of(TestDatabase database) {
    String query = database.vendor() == Vendor.MARIADB ? OF_SERVER : OF_SCHEMA;
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
