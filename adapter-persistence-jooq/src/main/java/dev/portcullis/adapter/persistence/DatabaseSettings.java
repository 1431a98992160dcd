package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * The database to use, and the size of the connection pool. Immutable. {@code toString} contains
 * neither the password nor the parameters of the URL, which may hold one.
 *
 * @param jdbcUrl {@code jdbc:mysql:}, which serves MariaDB too, {@code jdbc:h2:}, or {@code
 *     jdbc:mariadb:} if that driver is on the class path. Timeouts that the URL does not set get
 *     defaults under which a lost server is detected within seconds
 * @param user name of the database account
 * @param password of that account, possibly empty
 * @param poolSize the maximum number of connections for requests, at least 1; one more polls
 *     revocations and checks readiness
 */
public record DatabaseSettings(String jdbcUrl, String user, String password, int poolSize) {
  /**
   * Creates settings.
   *
   * @throws IllegalArgumentException if the URL has another prefix, or {@code poolSize} is less
   *     than 1
   */
  public DatabaseSettings {
    requireNonNull(jdbcUrl, "jdbcUrl");
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    if (!JdbcUrl.isSupported(jdbcUrl)) {
      throw new IllegalArgumentException(
          "the database URL must begin with jdbc:mysql:, jdbc:mariadb: or jdbc:h2:");
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("the pool size must be at least 1, but is " + poolSize);
    }
  }

  /**
   * An embedded H2 database in a file in {@code directory}, created on first use. Only one process
   * at a time can open it.
   *
   * @throws IllegalArgumentException if the path contains a semicolon, which H2 URLs cannot express
   */
  public static DatabaseSettings embedded(Path directory, int poolSize) {
    return new DatabaseSettings(JdbcUrl.embedded(directory), "sa", "", poolSize);
  }

  /** The URL without parameters, user and password; for messages and logs. */
  public String location() {
    return JdbcUrl.location(jdbcUrl);
  }

  @Override
  public String toString() {
    return "DatabaseSettings["
        + location()
        + ", user="
        + user
        + ", password=***, "
        + poolSize
        + "]";
  }
}
