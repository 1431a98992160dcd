package dev.portcullis.bootstrap.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which database to use.
 *
 * @param url a JDBC URL; nothing for the embedded database in the data directory
 * @param user its user; may be empty
 * @param password the user's password; may be empty
 * @param poolSize at most so many connections
 */
public record DatabaseConfig(Optional<String> url, String user, Secret password, int poolSize) {
  private static final Pattern MYSQL =
      Pattern.compile(
          "jdbc:mysql(:replication|:loadbalance)?://"
              + "HOST(:[0-9]{1,5})?(,HOST(:[0-9]{1,5})?)*/[A-Za-z0-9_$-]+(\\?.*)?"
                  .replace("HOST", "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"));

  /** What drivers take for user and password; the numbered ones are further factors. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("[?&;]\\s*(user|password[0-9]?)\\s*=", Pattern.CASE_INSENSITIVE);

  /** A name that hides one of these from us would not hide it from the driver. */
  private static final Pattern ENCODED_NAME = Pattern.compile("[?&][^=&]*%");

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

  /** Checked here because the driver takes a malformed URL for a server that cannot be reached. */
  private static String url(String text) {
    boolean known = text.startsWith("jdbc:h2:") || MYSQL.matcher(text).matches();
    if (known && !CREDENTIALS.matcher(text).find() && !ENCODED_NAME.matcher(text).find()) {
      return text;
    }
    throw new IllegalArgumentException(
        "must look like jdbc:mysql://host:3306/database, for MySQL and MariaDB alike, without user"
            + " and password");
  }
}
