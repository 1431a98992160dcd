package dev.portcullis.domain.transaction;

import java.util.function.Supplier;

/**
 * Port: runs transactions: all changes of a unit of work are committed, or none.
 *
 * <p>The repositories of the same store take part automatically in the transaction of the calling
 * thread. The work may be run <em>again</em> after a temporary failure (a deadlock, a lock wait
 * timeout), so it must have no effects outside the store. Implementations are thread-safe.
 */
public interface TransactionRunner {
  /**
   * Runs {@code work}, commits, and returns its result.
   *
   * <p>If {@code work} throws, the transaction is rolled back and the exception reaches the caller
   * unchanged.
   *
   * @throws IllegalStateException if the calling thread is inside a transaction already
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached, or the
   *     commit failed
   */
  <T> T inTransaction(Supplier<T> work);

  /** Like {@link #inTransaction(Supplier)}, for work without a result. */
  default void inTransaction(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return true;
        });
  }
}
