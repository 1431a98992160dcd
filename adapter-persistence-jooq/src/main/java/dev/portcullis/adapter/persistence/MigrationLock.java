package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Allows one node at a time to migrate a schema. Flyway locks its history table, but not while it
 * creates that table and inserts the first row: of two nodes that start together on a schema with
 * other tables, one would fail.
 *
 * <p>It is a named lock of MySQL and MariaDB, held by a connection; the server releases it when the
 * connection ends. An embedded H2 database is open in one process only and needs no lock.
 */
final class MigrationLock implements AutoCloseable {
  /** In seconds; several short waits, each shorter than the socket timeout. */
  private static final int WAIT = 1;

  private static final int WAITS = 60;

  /**
   * Lock names are global to the server, not to the schema, and have at most 64 characters. SHA2,
   * because MySQL 9.7 has no MD5.
   */
  private static final String NAME =
      "CONCAT('portcullis migration ', LEFT(SHA2(DATABASE(), 256), 32))";

  private final Connection connection;
  private final boolean locked;

  private MigrationLock(Connection connection, boolean locked) {
    this.connection = connection;
    this.locked = locked;
  }

  /**
   * Waits until no other node is migrating, and takes the lock.
   *
   * @throws StoreUnavailableException if another node has been migrating for a minute
   * @throws SQLException if the database cannot be reached
   */
  static MigrationLock take(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try {
      boolean named = !connection.getMetaData().getDatabaseProductName().equals("H2");
      if (named) {
        lock(connection);
      }
      return new MigrationLock(connection, named);
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  /**
   * Drops the history table if it is empty: a node was interrupted between creating it and
   * inserting the first row, and Flyway refuses to continue from there. This lock ensures that no
   * other node is about to insert that row.
   */
  void dropHistoryWithoutRows() throws SQLException {
    if (locked && exists() && isEmpty()) {
      execute("DROP TABLE " + SchemaMigrator.TABLE);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (locked) {
        execute("DO RELEASE_LOCK(" + NAME + ")");
      }
    }
  }

  private boolean exists() throws SQLException {
    return hasRow(
        "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE()"
            + " AND table_name = '"
            + SchemaMigrator.TABLE
            + "'");
  }

  private boolean isEmpty() throws SQLException {
    return !hasRow("SELECT 1 FROM " + SchemaMigrator.TABLE + " LIMIT 1");
  }

  private boolean hasRow(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void lock(Connection connection) throws SQLException {
    try (PreparedStatement wait =
        connection.prepareStatement("SELECT GET_LOCK(" + NAME + ", " + WAIT + ")")) {
      for (int i = 0; i < WAITS; i++) {
        try (ResultSet answer = wait.executeQuery()) {
          if (answer.next() && answer.getInt(1) == 1) {
            return;
          }
        }
      }
    }
    throw new StoreUnavailableException(
        "Cannot migrate the database: another node has been migrating it for "
            + WAIT * WAITS
            + " s; check the log of that node");
  }
}
