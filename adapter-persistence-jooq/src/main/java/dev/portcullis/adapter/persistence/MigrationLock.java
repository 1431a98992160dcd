package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Lets one node at a time migrate a schema. Flyway locks its history table, but not the moment in
 * which it makes that table and writes the first row: of two nodes that start together on a schema
 * with other tables, one would fail there.
 *
 * <p>A named lock of MySQL and MariaDB, held by a connection and released by the server if that
 * ends. An embedded H2 database is open in one process only and needs none.
 */
final class MigrationLock implements AutoCloseable {
  /** In seconds; several short waits, so that no socket time-out ends one of them. */
  private static final int WAIT = 1;

  private static final int WAITS = 60;

  /**
   * Names of locks are the server's, not the schema's, and have 64 characters at most. 9.7 has no
   * MD5.
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
   * Waits until no other node migrates.
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
   * Removes a history table of ours that has no row: a node was cut off between making it and
   * writing the first row, and Flyway refuses to go on from there. Only under this lock can no
   * other node be about to write that row.
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
            + " s");
  }
}
