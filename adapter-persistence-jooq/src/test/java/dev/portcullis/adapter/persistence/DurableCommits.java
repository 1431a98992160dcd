package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a server write each commit to disk before it answers, as in production, until closed. Test
 * servers do not by default; tests that time statements need it. It applies to the whole server, so
 * a test that uses it runs alone.
 */
final class DurableCommits implements AutoCloseable {
  private static final String[] VARIABLES = {"innodb_flush_log_at_trx_commit", "sync_binlog"};

  private final TestDatabase database;
  private final Map<String, Integer> before = new LinkedHashMap<>();

  private DurableCommits(TestDatabase database) {
    this.database = database;
  }

  /**
   * Makes the server of {@code database} durable.
   *
   * @throws SQLException when the account may not set variables of the server
   */
  static DurableCommits on(TestDatabase database) throws SQLException {
    DurableCommits durable = new DurableCommits(database);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String variable : VARIABLES) {
        int value = value(statement, variable);
        if (value != 1) {
          statement.execute("SET GLOBAL " + variable + " = 1");
          durable.before.put(variable, value);
        }
      }
    }
    return durable;
  }

  private static int value(Statement statement, String variable) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT @@GLOBAL." + variable)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public void close() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, Integer> each : before.entrySet()) {
        statement.execute("SET GLOBAL " + each.getKey() + " = " + each.getValue());
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
