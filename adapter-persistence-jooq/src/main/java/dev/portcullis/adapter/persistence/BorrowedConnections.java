package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Connections of somebody else's pool, whose defaults may be other than ours: used as we need them,
 * given back as they came. Thread-safe.
 */
final class BorrowedConnections implements Connections {
  private final DataSource pool;

  /** Those that are out, with what is to be put back. */
  private final Map<Connection, Found> out = Collections.synchronizedMap(new IdentityHashMap<>());

  BorrowedConnections(DataSource pool) {
    this.pool = pool;
  }

  /** How many are in use now. */
  int inUse() {
    return out.size();
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
        out.put(connection, new Found(autoCommit, Connection.TRANSACTION_NONE));
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
      out.computeIfPresent(connection, (key, found) -> new Found(found.autoCommit, isolation));
    }
    connection.setAutoCommit(false);
  }

  @Override
  public void giveBack(Connection connection) {
    Found found = out.remove(connection);
    try (connection) {
      if (found != null) {
        putBack(connection, found);
      }
    } catch (SQLException failure) {
      throw SqlFailures.translated(failure);
    }
  }

  private static void putBack(Connection connection, Found found) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try {
      if (!connection.getAutoCommit()) {
        // What is still open here has failed; turning autocommit on would commit it.
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (found.isolation != Connection.TRANSACTION_NONE) {
        connection.setTransactionIsolation(found.isolation);
      }
      if (!found.autoCommit) {
        connection.setAutoCommit(false);
      }
    } catch (SQLException broken) {
      // The outcome was told already; nobody else is to get it in this state.
      connection.abort(Runnable::run);
    }
  }

  /**
   * What the pool gave.
   *
   * @param autoCommit its default
   * @param isolation its default, or none if it was not changed
   */
  private record Found(boolean autoCommit, int isolation) {}
}
