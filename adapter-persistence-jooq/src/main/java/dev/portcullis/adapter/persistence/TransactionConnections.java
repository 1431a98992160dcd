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
  private final Connections pool;
  private final ThreadLocal<Connection> current = new ThreadLocal<>();
  private final ThreadLocal<RuntimeException> lost = new ThreadLocal<>();

  TransactionConnections(Connections pool) {
    this.pool = pool;
  }

  /** Over a pool of our own. */
  TransactionConnections(DataSource pool) {
    this(Connections.ofOwn(pool));
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
    Connection connection = pool.open();
    try {
      return transact(connection, work);
    } catch (SQLException failure) {
      throw SqlFailures.translated(failure);
    } finally {
      pool.giveBack(connection);
    }
  }

  private <T> T transact(Connection connection, Supplier<T> work) throws SQLException {
    pool.begin(connection);
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
  }

  @Override
  public Connection acquire() {
    Connection mine = current.get();
    return mine == null ? pool.open() : mine;
  }

  @Override
  public void release(Connection connection) {
    if (!isInTransaction()) {
      pool.giveBack(connection);
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
