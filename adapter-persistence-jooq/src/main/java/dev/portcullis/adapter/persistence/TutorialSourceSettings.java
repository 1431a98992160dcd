package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the tables of the tutorial are. Immutable. {@code toString} contains neither the password
 * nor the parameters of the URL.
 *
 * @param jdbcUrl {@code jdbc:mysql:} or {@code jdbc:mariadb:}, without user and password
 * @param user name of the database account; the right to read is enough
 * @param password of that account, possibly empty
 * @param schema the schema of the tables; empty for the one in the URL
 * @param tablesPrefix what the names of the three tables begin with; possibly empty
 */
public record TutorialSourceSettings(
    String jdbcUrl, String user, String password, Optional<String> schema, String tablesPrefix) {
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)//[^/?]*@|[?&](user|password\\d?)=|\\((?:[^)]*,)?\\s*(user|password)=");

  /**
   * Creates settings.
   *
   * @throws IllegalArgumentException if the URL has another prefix, or contains credentials, which
   *     lists of processes and logs would show
   */
  public TutorialSourceSettings {
    requireNonNull(jdbcUrl, "jdbcUrl");
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    requireNonNull(schema, "schema");
    requireNonNull(tablesPrefix, "tablesPrefix");
    if (!JdbcUrl.isSupported(jdbcUrl) || JdbcUrl.isEmbedded(jdbcUrl)) {
      throw new IllegalArgumentException(
          "the URL of the tutorial's database must begin with jdbc:mysql: or jdbc:mariadb:");
    }
    if (CREDENTIALS.matcher(jdbcUrl).find()) {
      throw new IllegalArgumentException(
          "the URL of the tutorial's database must not contain a user or a password");
    }
  }

  /** The same with another password. */
  public TutorialSourceSettings withPassword(String other) {
    return new TutorialSourceSettings(jdbcUrl, user, other, schema, tablesPrefix);
  }

  /** Server and schema, for messages. */
  String location() {
    String given = JdbcUrl.location(jdbcUrl);
    return schema.map(name -> given.replaceFirst("(//[^/]*)(/.*)?$", "$1/") + name).orElse(given);
  }

  boolean isMariaDbDriver() {
    return jdbcUrl.toLowerCase(Locale.ROOT).startsWith("jdbc:mariadb:");
  }

  @Override
  public String toString() {
    return "TutorialSourceSettings[" + location() + ", user=" + user + ", password=***]";
  }
}
