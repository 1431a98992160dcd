package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Connections of a pool that the embedding application owns. Autocommit and isolation are set as
 * the store needs them, and restored when a connection is returned. Thread-safe.
 */
final class BorrowedConnections implements Connections {
  private final DataSource pool;

  /** Connections in use, with the settings to restore. */
  private final Map<Connection, Original> borrowed =
      Collections.synchronizedMap(new IdentityHashMap<>());

  BorrowedConnections(DataSource pool) {
    this.pool = pool;
  }

  /** How many are in use now. */
  int inUse() {
    return borrowed.size();
  }

  @Override
  public Connection open() {
    try {
      Connection connection = pool.getConnection();
      try {
        boolean autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
          connection.setAutoCommit(true);
        }
        borrowed.put(connection, new Original(autoCommit, Connection.TRANSACTION_NONE));
        return connection;
      } catch (SQLException | RuntimeException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw SqlFailures.unavailable(failure);
    }
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    int isolation = connection.getTransactionIsolation();
    if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      borrowed.computeIfPresent(
          connection, (key, original) -> new Original(original.autoCommit, isolation));
    }
    connection.setAutoCommit(false);
  }

  @Override
  public void giveBack(Connection connection) {
    Original original = borrowed.remove(connection);
    try (connection) {
      if (original != null) {
        restore(connection, original);
      }
    } catch (SQLException failure) {
      throw SqlFailures.translated(failure);
    }
  }

  private static void restore(Connection connection, Original original) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try {
      if (!connection.getAutoCommit()) {
        // A transaction that is still open has failed; turning autocommit on would commit it.
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (original.isolation != Connection.TRANSACTION_NONE) {
        connection.setTransactionIsolation(original.isolation);
      }
      if (!original.autoCommit) {
        connection.setAutoCommit(false);
      }
    } catch (SQLException broken) {
      // The outcome was already reported. The pool must not hand this connection out again.
      connection.abort(Runnable::run);
    }
  }

  /**
   * Settings of a connection when the pool handed it out.
   *
   * @param autoCommit the original value
   * @param isolation the original value, or {@code TRANSACTION_NONE} if it was not changed
   */
  private record Original(boolean autoCommit, int isolation) {}
}
