package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;

/**
 * Gives each statement a connection of the pool: inside a transaction always that of the
 * transaction, so that a pool of one suffices; outside one for itself alone, in autocommit.
 *
 * <p>Stands where jOOQ's own transaction provider could: that one says neither whether a thread is
 * inside a transaction, nor what becomes of a connection that breaks at its end. Thread-safe.
 */
@SuppressWarnings("ThreadLocalUsage") // a process may hold two stores, each with transactions
final class TransactionConnections implements ConnectionProvider {
  private final DataSource pool;
  private final ThreadLocal<Connection> current = new ThreadLocal<>();
  private final ThreadLocal<RuntimeException> lost = new ThreadLocal<>();

  TransactionConnections(DataSource pool) {
    this.pool = pool;
  }

  boolean isInTransaction() {
    return current.get() != null;
  }

  /**
   * Says that the server has undone what the transaction of this thread did so far: what follows
   * must not be committed alone, even if nobody looks at {@code failure}.
   */
  void lose(RuntimeException failure) {
    if (isInTransaction()) {
      lost.set(failure);
    }
  }

  /** Commits what {@code work} did on this thread, or rolls it back if anything was thrown. */
  <T> T transact(Supplier<T> work) {
    // The pool rolls back and forgets whatever state the connection is closed in.
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      current.set(connection);
      try {
        T result = work.get();
        refuseToCommitWhatIsLost();
        connection.commit();
        return result;
      } catch (Throwable failure) {
        rollBack(connection, failure);
        throw failure;
      } finally {
        current.remove();
        lost.remove();
      }
    } catch (SQLException failure) {
      throw SqlFailures.translated(failure);
    }
  }

  @Override
  public Connection acquire() {
    Connection mine = current.get();
    return mine == null ? open() : mine;
  }

  @Override
  public void release(Connection connection) {
    if (isInTransaction()) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException failure) {
      throw SqlFailures.translated(failure);
    }
  }

  private Connection open() {
    try {
      return pool.getConnection();
    } catch (SQLException failure) {
      throw SqlFailures.unavailable(failure);
    }
  }

  private void refuseToCommitWhatIsLost() {
    RuntimeException failure = lost.get();
    if (failure != null) {
      throw failure;
    }
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }
}
