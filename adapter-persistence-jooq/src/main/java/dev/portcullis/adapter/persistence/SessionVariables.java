package dev.portcullis.adapter.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Session variables set on each connection. A server continues a statement after its client has
 * timed out; unless the server's own lock timeout is shorter, each wait leaves an unused connection
 * on the server, until it accepts no more. Pure.
 *
 * @param rowLockSeconds maximum wait for a row lock
 * @param tableLockSeconds maximum wait for a table lock, including that of a backup; the default is
 *     a year on MySQL and a day on MariaDB
 */
record SessionVariables(int rowLockSeconds, int tableLockSeconds) {
  static final String PARAMETER = "sessionVariables";

  /**
   * How long the server keeps an unused connection, in seconds: longer than the pool does (half an
   * hour), and longer than one script of a migration takes while the connection with its lock
   * waits. The default is eight hours; some servers are set to seconds, and close connections that
   * are about to be used.
   */
  private static final int IDLE_SECONDS = 3600;

  /** Both are below the socket timeout, so that a lock wait does not look like a lost server. */
  static final SessionVariables FOR_QUERIES = new SessionVariables(2, 2);

  /**
   * While a migration waits for a table lock, all later statements on that table wait too. It stops
   * waiting in time for them, and the start of the server retries it.
   */
  static final SessionVariables FOR_MIGRATIONS = new SessionVariables(10, 10);

  /** The value of the parameter: {@code given}, and the variables that it does not set. */
  String besides(String given) {
    String decoded = URLDecoder.decode(given, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(given).filter(set -> !set.isEmpty()),
            assignments().stream().filter(assignment -> !sets(decoded, assignment)))
        .collect(Collectors.joining(","));
  }

  private List<String> assignments() {
    return List.of(
        "innodb_lock_wait_timeout=" + rowLockSeconds,
        "lock_wait_timeout=" + tableLockSeconds,
        "wait_timeout=" + IDLE_SECONDS);
  }

  private static boolean sets(String given, String assignment) {
    String name = assignment.substring(0, assignment.indexOf('='));
    return Pattern.compile("(^|[,;.\\s@`])" + name + "`?\\s*:?=").matcher(given).find();
  }
}
