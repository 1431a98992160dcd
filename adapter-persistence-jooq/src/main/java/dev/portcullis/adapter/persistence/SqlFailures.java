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

/** Translates database failures to the exceptions of the ports. Pure. */
final class SqlFailures {
  /**
   * Errors after which the whole transaction is, or has to be, rolled back. MySQL: lock wait,
   * deadlock, refused by the replication group. Also MariaDB: record changed since last read. H2:
   * deadlock, lock wait, concurrent update.
   */
  private static final Set<Integer> CONFLICTS = Set.of(1205, 1213, 3101, 1020, 40001, 50200, 90131);

  /**
   * Classes of SQL states caused by the statement or its values: cardinality, data, constraint,
   * syntax, feature; and, from drivers, a wrong call.
   */
  private static final Set<String> OF_THE_STATEMENT =
      Set.of("07", "0A", "21", "22", "23", "42", "HY", "S1");

  /** The two states that MySQL also uses for errors without a specific one. */
  private static final Set<String> GENERAL = Set.of("HY000", "S1000");

  /**
   * MySQL errors with a general state: wrong text, mixed collations, missing value, check
   * constraint.
   */
  private static final Set<Integer> WRONG_STATEMENT = Set.of(1366, 1267, 1270, 1364, 3819);

  private static final int STATE_LENGTH = 5;

  private SqlFailures() {}

  /** Whether the same work may succeed when it is retried from its beginning. */
  static boolean isConflict(Throwable failure) {
    return sqlCause(failure).filter(sql -> CONFLICTS.contains(sql.getErrorCode())).isPresent();
  }

  /** The exception that the caller of a port receives for {@code failure}. */
  static RuntimeException translated(RuntimeException failure) {
    return sqlCause(failure)
        .filter(sql -> isUnavailable(sql) || isConflict(sql))
        .<RuntimeException>map(sql -> unavailable(sql, failure))
        .orElse(failure);
  }

  /** Like {@link #translated(RuntimeException)}, for a failure that is not wrapped yet. */
  static RuntimeException translated(SQLException failure) {
    return translated(new DataAccessException(reason(failure), failure));
  }

  /** The exception for a failure to get a connection, whatever its reason. */
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

  /**
   * Every failure that the statement itself did not cause: databases have more states than are
   * listed here, and none of them is an error of the request.
   */
  private static boolean isUnavailable(SQLException failure) {
    return DatabaseState.of(failure).isPresent()
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLTimeoutException
        || failure instanceof SQLRecoverableException
        || !isOfTheStatement(failure);
  }

  private static boolean isOfTheStatement(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return WRONG_STATEMENT.contains(failure.getErrorCode())
        || (!GENERAL.contains(state)
            && state.length() == STATE_LENGTH
            && OF_THE_STATEMENT.contains(state.substring(0, 2)));
  }

  /** The innermost message and the remedy. */
  static String reason(SQLException failure) {
    String text = innermost(failure);
    return text + remedy(text, stateOf(failure));
  }

  /**
   * The innermost message, without a full stop: it stands in a sentence of ours. The outer messages
   * of pools and drivers only say that a call failed.
   */
  static String innermost(SQLException failure) {
    String text = String.valueOf(failure.getMessage());
    Throwable cause = failure.getCause();
    while (cause != null) {
      text = cause.getMessage() == null ? text : cause.getMessage();
      cause = cause.getCause();
    }
    return text.replaceFirst("\\.\\s*$", "");
  }

  /** The state of the database that is to blame for {@code failure}, if it is one that we know. */
  static Optional<DatabaseState> stateOf(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .flatMap(sql -> DatabaseState.of((SQLException) sql).stream())
        .findFirst();
  }

  private static String remedy(String text, Optional<DatabaseState> state) {
    return text.contains("Public Key Retrieval")
        ? " (the server offers no TLS: enable it there, or accept the risk of a forged key"
            + " with allowPublicKeyRetrieval=true in the URL)"
        : state.map(known -> " (" + known.remedy() + ")").orElse("");
  }
}
