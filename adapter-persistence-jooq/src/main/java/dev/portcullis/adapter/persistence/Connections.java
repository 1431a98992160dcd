package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A source of connections in autocommit mode. Implementations are thread-safe. */
interface Connections {
  /**
   * Takes a connection.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if none is available
   */
  Connection open();

  /** Begins a transaction on a connection that was opened here. */
  void begin(Connection connection) throws SQLException;

  /** Returns a connection in any state. */
  void giveBack(Connection connection);

  /**
   * Connections of a pool that is configured for the store and resets returned connections itself.
   */
  static Connections ofOwn(DataSource pool) {
    return of(pool::getConnection);
  }

  /** Connections of the driver, each opened when it is asked for and closed when it is returned. */
  static Connections ofDriver(String url, DatabaseSettings settings) {
    return of(() -> DriverManager.getConnection(url, settings.user(), settings.password()));
  }

  private static Connections of(Opening opening) {
    return new Connections() {
      @Override
      public Connection open() {
        try {
          return opening.open();
        } catch (SQLException failure) {
          throw SqlFailures.unavailable(failure);
        }
      }

      @Override
      public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
      }

      @Override
      public void giveBack(Connection connection) {
        try {
          connection.close();
        } catch (SQLException failure) {
          throw SqlFailures.translated(failure);
        }
      }
    };
  }

  /** A way to get a connection. */
  @FunctionalInterface
  interface Opening {
    /** Opens one. */
    Connection open() throws SQLException;
  }
}
