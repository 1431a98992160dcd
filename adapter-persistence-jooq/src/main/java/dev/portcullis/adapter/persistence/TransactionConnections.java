package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;

/**
 * Provides each statement with a connection: inside a transaction that of the transaction, so that
 * a pool of one suffices; outside a connection of its own, in autocommit mode.
 *
 * <p>Used instead of jOOQ's transaction provider, which does not tell whether a thread is inside a
 * transaction, and does not define what happens to a connection that fails at its end. Thread-safe.
 */
@SuppressWarnings("ThreadLocalUsage") // a process may have two stores, each with transactions
final class TransactionConnections implements ConnectionProvider {
  private final Connections pool;
  private final ThreadLocal<Connection> current = new ThreadLocal<>();
  private final ThreadLocal<RuntimeException> rolledBack = new ThreadLocal<>();

  TransactionConnections(Connections pool) {
    this.pool = pool;
  }

  /** Over a pool that the store owns. */
  TransactionConnections(DataSource pool) {
    this(Connections.ofOwn(pool));
  }

  boolean isInTransaction() {
    return current.get() != null;
  }

  /**
   * Records that the server has rolled back the transaction of this thread: later statements must
   * not be committed alone, even if the caller ignores {@code failure}.
   */
  void markRolledBack(RuntimeException failure) {
    if (isInTransaction()) {
      rolledBack.set(failure);
    }
  }

  /**
   * Runs {@code work} in a transaction on this thread: commits when it returns, rolls back if it
   * throws.
   */
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
      requireNotRolledBack();
      connection.commit();
      return result;
    } catch (Throwable failure) {
      rollBack(connection, failure);
      throw failure;
    } finally {
      current.remove();
      rolledBack.remove();
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

  private void requireNotRolledBack() {
    RuntimeException failure = rolledBack.get();
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
