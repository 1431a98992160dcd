package dev.portcullis.domain.transaction;

import java.util.function.Supplier;

/**
 * Port: runs a unit of work so that all of its changes are kept, or none.
 *
 * <p>The repositories of the same store take part by themselves, for the calling thread. Work may
 * be run <em>again</em> when the store gives up on it for a passing reason (a deadlock, a lock
 * wait): it must have no effects outside the store. Implementations are thread-safe.
 */
public interface TransactionRunner {
  /**
   * Runs {@code work}, commits, and returns its result.
   *
   * <p>Anything that {@code work} throws rolls the transaction back and reaches the caller as it
   * is.
   *
   * @throws IllegalStateException if the calling thread is inside a transaction already: a unit of
   *     work has one owner
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached, or the
   *     commit failed
   */
  <T> T inTransaction(Supplier<T> work);

  /** {@link #inTransaction(Supplier)} for work without a result. */
  default void inTransaction(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return true;
        });
  }
}
