package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;

/** What the failures of a database mean to its callers. Pure. */
final class SqlFailures {
  /** MySQL: shutdown in progress; MariaDB besides: connection killed. */
  private static final Set<Integer> SERVER_GONE = Set.of(1053, 1927);

  /** MySQL: server runs with --read-only; server is in read-only mode. */
  private static final Set<Integer> DEMOTED = Set.of(1290, 1836);

  /**
   * MySQL lets nobody in: too many connections, of all or of this user, or an account or a schema
   * that somebody has yet to make.
   */
  private static final Set<Integer> NOT_LET_IN = Set.of(1040, 1203, 1226, 1044, 1045, 1049, 1698);

  /** No such table, of MySQL and of H2: a node that listens already has yet to make it. */
  private static final Set<Integer> NOT_MIGRATED = Set.of(1146, 42102, 42103, 42104);

  /** H2: in use by another process, connection broken, database closed, closing. */
  private static final Set<Integer> EMBEDDED_CLOSED = Set.of(90020, 90067, 90098, 90121);

  /**
   * The server has undone, or leaves us to undo, all of it. MySQL: lock wait, deadlock, refused by
   * the replication group; MariaDB besides: record changed since last read. H2: deadlock, lock
   * wait, concurrent update.
   */
  private static final Set<Integer> CONFLICTS = Set.of(1205, 1213, 3101, 1020, 40001, 50200, 90131);

  private SqlFailures() {}

  /** Whether the same work may succeed when it is run again from its beginning. */
  static boolean isConflict(Throwable failure) {
    return sqlCause(failure).filter(sql -> CONFLICTS.contains(sql.getErrorCode())).isPresent();
  }

  /** Whether the server has become a replica that refuses to write. */
  static boolean isDemotion(SQLException failure) {
    return DEMOTED.contains(failure.getErrorCode());
  }

  /** What the caller of a port gets to see of {@code failure}. */
  static RuntimeException translated(RuntimeException failure) {
    return sqlCause(failure)
        .filter(sql -> isUnavailable(sql) || isConflict(sql))
        .<RuntimeException>map(sql -> unavailable(sql, failure))
        .orElse(failure);
  }

  /** {@link #translated(RuntimeException)} for a failure that nothing has wrapped yet. */
  static RuntimeException translated(SQLException failure) {
    return translated(new DataAccessException(reason(failure), failure));
  }

  /** There is no connection to work with, whatever the reason. */
  static StoreUnavailableException unavailable(SQLException failure) {
    return unavailable(failure, failure);
  }

  static Optional<SQLException> sqlCause(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  private static StoreUnavailableException unavailable(SQLException sql, Throwable cause) {
    return new StoreUnavailableException("the database is not available: " + reason(sql), cause);
  }

  private static boolean isUnavailable(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    int code = failure.getErrorCode();
    return state.startsWith("08")
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLTimeoutException
        || failure instanceof SQLRecoverableException
        || SERVER_GONE.contains(code)
        || DEMOTED.contains(code)
        || NOT_LET_IN.contains(code)
        || NOT_MIGRATED.contains(code)
        || EMBEDDED_CLOSED.contains(code);
  }

  /** The innermost message: what pools and drivers wrap around it only says that it failed. */
  private static String reason(SQLException failure) {
    String text = String.valueOf(failure.getMessage());
    Throwable cause = failure.getCause();
    while (cause != null) {
      text = cause.getMessage() == null ? text : cause.getMessage();
      cause = cause.getCause();
    }
    return text.contains("Public Key Retrieval")
        ? text
            + " (the server offers no TLS: enable it there, or accept the risk of a forged key"
            + " with allowPublicKeyRetrieval=true in the URL)"
        : text;
  }
}
