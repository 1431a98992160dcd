package dev.portcullis.testkit.database;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * An empty schema of one's own, dropped with everything in it by {@link #close()}.
 *
 * <p>Safe for use by many threads; a class opens it before its first test and closes it after the
 * last. Nothing in it is secret.
 *
 * @param jdbcUrl with the schema, ready for a pool
 * @param user who may do everything in the schema
 * @param password of that user, possibly empty
 * @param vendor whose server answers
 */
public record TestDatabase(String jdbcUrl, String user, String password, Vendor vendor)
    implements AutoCloseable {

  /** Whose server answers. */
  public enum Vendor {
    MYSQL,
    MARIADB,
    H2
  }

  public TestDatabase {
    requireNonNull(jdbcUrl, "jdbcUrl");
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    requireNonNull(vendor, "vendor");
  }

  /**
   * Creates a schema on the server that {@link TestServer#found()} names.
   *
   * @throws IllegalStateException when there is no such server
   */
  public static TestDatabase mysql() {
    return TestServer.found().newDatabase();
  }

  /**
   * Creates a schema on that server with the tables of this version, as a migration of an empty
   * schema makes them. For tests that are not about the migration, which takes longer.
   *
   * @throws IllegalStateException when there is no such server
   */
  public static TestDatabase migrated() {
    return TestServer.found().newMigratedDatabase();
  }

  /** Creates an H2 database in memory, in the mode of the embedded default. */
  public static TestDatabase h2() {
    // Lower case, because names quoted for MySQL are lower case; open until it is closed here,
    // because H2 forgets a database in memory with its last connection.
    String mode = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
    return new TestDatabase("jdbc:h2:mem:" + freshName() + mode, "sa", "", Vendor.H2);
  }

  static String freshName() {
    return "portcullis_test_" + UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * Opens a connection, which the caller closes.
   *
   * @throws SQLException when the server is gone
   */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  /** Drops the schema. */
  @Override
  public void close() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          vendor == Vendor.H2 ? "SHUTDOWN" : "DROP DATABASE `" + connection.getCatalog() + "`");
    } catch (SQLException e) {
      throw new IllegalStateException("The test database could not be dropped", e);
    }
  }
}
