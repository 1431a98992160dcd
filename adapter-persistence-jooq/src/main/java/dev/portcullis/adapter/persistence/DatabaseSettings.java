package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Which database to use, and how much of it. Never prints the password, nor what a URL may hide of
 * it.
 *
 * @param jdbcUrl {@code jdbc:mysql:}, which serves MariaDB too, {@code jdbc:h2:}, or {@code
 *     jdbc:mariadb:} if that driver is on the class path; what it does not set itself gets the
 *     settings under which a lost server is noticed within seconds
 * @param user who signs in to the database
 * @param password of that user, possibly empty
 * @param poolSize the greatest number of connections for requests, at least 1; one more watches
 */
public record DatabaseSettings(String jdbcUrl, String user, String password, int poolSize) {
  /**
   * Settings.
   *
   * @throws IllegalArgumentException if the URL is of another kind, or the pool has no room
   */
  public DatabaseSettings {
    requireNonNull(jdbcUrl, "jdbcUrl");
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    if (!JdbcUrl.isSupported(jdbcUrl)) {
      throw new IllegalArgumentException(
          "a database URL begins with jdbc:mysql:, jdbc:mariadb: or jdbc:h2:");
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool holds at least one connection");
    }
  }

  /**
   * An H2 database in a file below {@code directory}, made when it is first used. Only one process
   * at a time can have it open.
   *
   * @throws IllegalArgumentException if the path has a semicolon in it, which H2 cannot express
   */
  public static DatabaseSettings embedded(Path directory, int poolSize) {
    return new DatabaseSettings(JdbcUrl.embedded(directory), "sa", "", poolSize);
  }

  /** Where the database is: the URL without parameters, user and password. For people and logs. */
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
