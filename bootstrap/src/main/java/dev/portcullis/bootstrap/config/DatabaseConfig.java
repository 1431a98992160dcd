package dev.portcullis.bootstrap.config;

import java.util.Optional;

/**
 * Which database to use.
 *
 * @param url a JDBC URL; nothing for the embedded database in the data directory
 * @param user its user; may be empty
 * @param password the user's password; may be empty
 * @param poolSize at most so many connections
 */
public record DatabaseConfig(Optional<String> url, String user, Secret password, int poolSize) {
  private static final int DEFAULT_POOL_SIZE = 10;
  private static final int MAX_POOL_SIZE = 1_000;

  static DatabaseConfig from(Variables variables) {
    Optional<String> url = variables.read("AUTH_DB_URL", DatabaseConfig::url);
    Optional<String> user = variables.text("AUTH_DB_USER");
    Optional<Secret> password = variables.secret("AUTH_DB_PASSWORD");
    int poolSize =
        variables.read("AUTH_DB_POOL_SIZE", DEFAULT_POOL_SIZE, Parsers.integer(1, MAX_POOL_SIZE));
    if (variables.text("AUTH_DB_URL").isEmpty() && (user.isPresent() || password.isPresent())) {
      variables.problem("AUTH_DB_URL", "is missing, but AUTH_DB_USER or AUTH_DB_PASSWORD is set");
    }
    return new DatabaseConfig(url, user.orElse(""), password.orElse(new Secret("")), poolSize);
  }

  private static String url(String text) {
    if (!text.startsWith("jdbc:mysql:") && !text.startsWith("jdbc:h2:")) {
      throw new IllegalArgumentException(
          "must begin with jdbc:mysql: (MySQL, MariaDB) or jdbc:h2:");
    }
    return text;
  }
}
