package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections come from, in autocommit, and go back to. */
interface Connections {
  /**
   * Takes one.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if there is none
   */
  Connection open();

  /** Begins a transaction on a connection that was opened here. */
  void begin(Connection connection) throws SQLException;

  /** Gives it back, in whatever state. */
  void giveBack(Connection connection);

  /** Of a pool that is set up as we need it, and that puts back in order what it is given. */
  static Connections ofOwn(DataSource pool) {
    return new Connections() {
      @Override
      public Connection open() {
        try {
          return pool.getConnection();
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
}
