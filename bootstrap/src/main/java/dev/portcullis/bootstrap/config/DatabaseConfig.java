package dev.portcullis.bootstrap.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The database connection.
 *
 * @param url a JDBC URL; nothing for the embedded database in the data directory
 * @param user its user; may be empty
 * @param password the user's password; may be empty
 * @param poolSize maximum number of connections
 */
public record DatabaseConfig(Optional<String> url, String user, Secret password, int poolSize) {
  private static final Pattern MYSQL =
      Pattern.compile(
          "jdbc:mysql(:replication|:loadbalance)?://"
              + "HOST(:[0-9]{1,5})?(,HOST(:[0-9]{1,5})?)*/[A-Za-z0-9_$-]+(\\?.*)?"
                  .replace("HOST", "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"));

  /** The names that drivers read as user and password; the numbered ones are additional factors. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("[?&;]\\s*(user|password[0-9]?)\\s*=", Pattern.CASE_INSENSITIVE);

  /** A percent-encoded name: the driver would decode it to one of these. */
  private static final Pattern ENCODED_NAME = Pattern.compile("[?&][^=&]*%");

  private static final int MAX_POOL_SIZE = 1_000;

  private static final Setting<String> URL =
      Setting.of(
              "AUTH_DB_URL",
              DatabaseConfig::url,
              "`jdbc:mysql://host:3306/database` for MySQL 8.0+, 9.x and MariaDB 10.11+; the database may also hold tables of other applications")
          .orNothing("embedded H2");
  private static final Setting<String> USER =
      Setting.of("AUTH_DB_USER", Function.identity(), "user name on the database server");
  private static final Setting<Secret> PASSWORD =
      Setting.of("AUTH_DB_PASSWORD", Secret::new, "password of this user").verbatim();
  private static final Setting<Integer> POOL_SIZE =
      Setting.of(
              "AUTH_DB_POOL_SIZE",
              Parsers.integer(1, MAX_POOL_SIZE),
              "maximum number of connections for requests; 1 works. One more connection is used for the revocation feed and readiness. A statement waits at most 2 s for a lock (`innodb_lock_wait_timeout`, `lock_wait_timeout`), and the server is asked to keep idle connections for an hour (`wait_timeout`): change them by `sessionVariables` in the URL")
          .or(10);

  static final List<Setting<?>> SETTINGS = List.of(URL, USER, PASSWORD, POOL_SIZE);

  /** Another database for the same user. */
  DatabaseConfig withUrl(String other) {
    return new DatabaseConfig(Optional.of(other), user, password, poolSize);
  }

  static DatabaseConfig from(Variables variables) {
    Optional<String> url = variables.find(URL);
    Optional<String> user = variables.find(USER);
    Optional<Secret> password = variables.find(PASSWORD);
    if (!variables.isSet(URL) && (user.isPresent() || password.isPresent())) {
      variables.problem(
          URL,
          "is missing, but AUTH_DB_USER or AUTH_DB_PASSWORD is set: set all three, or none for the embedded database");
    }
    return new DatabaseConfig(
        url, user.orElse(""), password.orElse(new Secret("")), variables.get(POOL_SIZE));
  }

  /** Checked here because the driver reports a malformed URL as a server that cannot be reached. */
  private static String url(String text) {
    boolean known = text.startsWith("jdbc:h2:") || MYSQL.matcher(text).matches();
    if (known && !CREDENTIALS.matcher(text).find() && !ENCODED_NAME.matcher(text).find()) {
      return text;
    }
    throw new IllegalArgumentException(
        "must look like jdbc:mysql://host:3306/database (for MySQL and for MariaDB), without user and password: these belong in AUTH_DB_USER and AUTH_DB_PASSWORD");
  }
}
