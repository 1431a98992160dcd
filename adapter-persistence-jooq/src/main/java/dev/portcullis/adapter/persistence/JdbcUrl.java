package dev.portcullis.adapter.persistence;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Adds default parameters to a JDBC URL, so that a lost or slow server blocks a caller for seconds
 * only. Pure.
 */
final class JdbcUrl {
  private static final String H2 = "jdbc:h2:";

  /** Connector/J by default waits without limit, and uses the time zone of the JVM. */
  private static final Map<String, String> SERVER_DEFAULTS =
      ordered(
          "connectTimeout=2000",
          "socketTimeout=5000",
          "tcpKeepAlive=true",
          "connectionTimeZone=UTC",
          "allowMultiQueries=false");

  private static final Pattern SESSION_VARIABLES =
      Pattern.compile("(?i)[?&]" + SessionVariables.PARAMETER + "=(?<value>[^&]*)");

  /** A migration may rebuild a large table, or wait for another node that does. */
  private static final Map<String, String> MIGRATION_DEFAULTS = ordered("socketTimeout=3600000");

  /** Grouping a large table takes longer than any query of ours; zero dates stand for none. */
  private static final Map<String, String> SOURCE_DEFAULTS =
      ordered(
          "connectTimeout=5000", "socketTimeout=300000", "zeroDateTimeBehavior=CONVERT_TO_NULL");

  private static final Map<String, String> H2_DEFAULTS =
      ordered(
          // Lower-case names as in MySQL on Linux, and its INSERT IGNORE, VARBINARY and DATETIME.
          "MODE=MySQL",
          "DATABASE_TO_LOWER=TRUE",
          "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
          "LOCK_TIMEOUT=2000",
          // Write to disk at commit, not half a second later.
          "WRITE_DELAY=0",
          // Failures reach the caller; a trace file would repeat them and fill the disk.
          "TRACE_LEVEL_FILE=0",
          // The pool closes the database after the last request; a shutdown hook would close it
          // earlier.
          "DB_CLOSE_ON_EXIT=FALSE");

  private JdbcUrl() {}

  static boolean isSupported(String url) {
    return isEmbedded(url) || url.matches("jdbc:(mysql|mariadb)(\\+srv)?:.+");
  }

  static boolean isEmbedded(String url) {
    return url.startsWith(H2);
  }

  static String embedded(Path directory) {
    String file = directory.toAbsolutePath().normalize().resolve("portcullis").toString();
    if (file.indexOf(';') >= 0) {
      throw new IllegalArgumentException(
          "the path of the embedded database must not contain a semicolon");
    }
    return H2 + "file:" + file;
  }

  /**
   * The URL for the connection pool: {@code url} with every default that it does not set itself.
   */
  static String forQueries(String url) {
    return isEmbedded(url)
        ? withDefaults(url, ';', ";", H2_DEFAULTS)
        : forServer(url, SessionVariables.FOR_QUERIES);
  }

  /** The URL for migrations: like {@link #forQueries}, with longer timeouts. */
  static String forMigrations(String url) {
    return isEmbedded(url)
        ? forQueries(url)
        : forServer(
            withDefaults(url, '?', "&", MIGRATION_DEFAULTS), SessionVariables.FOR_MIGRATIONS);
  }

  /** The URL for reading the tables of another application. */
  static String forSource(String url) {
    return forServer(withDefaults(url, '?', "&", SOURCE_DEFAULTS), SessionVariables.FOR_MIGRATIONS);
  }

  static String location(String url) {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
  }

  private static String forServer(String url, SessionVariables variables) {
    String complete = withDefaults(url, '?', "&", SERVER_DEFAULTS);
    Matcher set = SESSION_VARIABLES.matcher(complete);
    if (!set.find()) {
      return complete + "&" + SessionVariables.PARAMETER + "=" + variables.besides("");
    }
    return complete.substring(0, set.start("value"))
        + variables.besides(set.group("value"))
        + complete.substring(set.end("value"));
  }

  private static String withDefaults(
      String url, char begin, String separator, Map<String, String> defaults) {
    int start = url.indexOf(begin);
    String given = start < 0 ? "" : url.substring(start + 1);
    Set<String> set =
        Arrays.stream(given.split(separator))
            .map(parameter -> parameter.split("=", 2)[0].toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    String missing =
        defaults.entrySet().stream()
            .filter(setting -> !set.contains(setting.getKey().toLowerCase(Locale.ROOT)))
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(separator));
    if (missing.isEmpty()) {
      return url;
    }
    if (start < 0) {
      return url + begin + missing;
    }
    return given.isEmpty() || url.endsWith(separator) ? url + missing : url + separator + missing;
  }

  private static Map<String, String> ordered(String... settings) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      ordered.put(parts[0], parts[1]);
    }
    return ordered;
  }
}
