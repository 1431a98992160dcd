package dev.portcullis.endtoend;

import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Changes global variables of the database server, which all its users share, and puts them back
 * when it is closed. Only for tests that are alone.
 */
final class ServerSettings implements AutoCloseable {
  private static final int SESSION_IS_GONE = 1094;

  private final Connection connection;
  private final Deque<Setting> before = new ArrayDeque<>();

  private record Setting(String name, String value) {}

  ServerSettings(TestDatabase database) throws SQLException {
    connection = database.connect();
  }

  /** Sets {@code name}; sessions that begin from now on have it. */
  void set(String name, String value) throws SQLException {
    before.push(new Setting(name, value(name).orElseThrow()));
    write(new Setting(name, value));
  }

  /** {@link #set}, unless the server has no such variable. */
  void setIfKnown(String name, String value) throws SQLException {
    if (value(name).isPresent()) {
      set(name, value);
    }
  }

  /** Puts the variable that was set last back. */
  void reset() throws SQLException {
    write(before.pop());
  }

  /** Closes the connections of {@code account}. */
  void endSessionsOf(String account) throws SQLException {
    List<String> sessions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id FROM information_schema.processlist WHERE user = '" + account + "'")) {
      while (rows.next()) {
        sessions.add(rows.getString(1));
      }
    }
    for (String session : sessions) {
      try {
        execute("KILL " + session);
      } catch (SQLException failure) {
        if (failure.getErrorCode() != SESSION_IS_GONE) {
          throw failure;
        }
      }
    }
  }

  /** Runs a statement. */
  void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      while (!before.isEmpty()) {
        reset();
      }
    }
  }

  private void write(Setting setting) throws SQLException {
    boolean isNumber = setting.value().matches("\\d+");
    execute(
        "SET GLOBAL %s = %s"
            .formatted(setting.name(), isNumber ? setting.value() : "'" + setting.value() + "'"));
  }

  /** The value of a variable, if the server knows one of this name. */
  Optional<String> value(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE '" + name + "'")) {
      return rows.next() ? Optional.of(rows.getString(2)) : Optional.empty();
    }
  }
}
