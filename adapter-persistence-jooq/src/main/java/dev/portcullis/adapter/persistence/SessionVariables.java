package dev.portcullis.adapter.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the server is to know of each connection. The server goes on with a statement whose client
 * has given up: unless it gives up first, each wait leaves a connection behind that nobody uses,
 * until the server takes no more. Pure.
 *
 * @param rowLockSeconds how long a statement waits for a row
 * @param tableLockSeconds how long a statement waits for a table, or for a backup that locks all of
 *     them; the server's own default is a year on MySQL, a day on MariaDB
 */
record SessionVariables(int rowLockSeconds, int tableLockSeconds) {
  static final String PARAMETER = "sessionVariables";

  /** Both below the socket timeout, or a wait for a lock would look like a lost server. */
  static final SessionVariables FOR_QUERIES = new SessionVariables(2, 2);

  /**
   * A migration that waits for a table has every statement behind it wait too: it gives up in time
   * for the others, and the start tries again.
   */
  static final SessionVariables FOR_MIGRATIONS = new SessionVariables(10, 10);

  /** The value of the parameter: {@code given}, and what it leaves unset. */
  String besides(String given) {
    String decoded = URLDecoder.decode(given, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(given).filter(set -> !set.isEmpty()),
            assignments().stream().filter(assignment -> !sets(decoded, assignment)))
        .collect(Collectors.joining(","));
  }

  private List<String> assignments() {
    return List.of(
        "innodb_lock_wait_timeout=" + rowLockSeconds, "lock_wait_timeout=" + tableLockSeconds);
  }

  private static boolean sets(String given, String assignment) {
    String name = assignment.substring(0, assignment.indexOf('='));
    return Pattern.compile("(^|[,;.\\s@`])" + name + "`?\\s*:?=").matcher(given).find();
  }
}
