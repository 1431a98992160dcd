package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.transaction.TransactionRunner;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs transactions bound to the calling thread. Thread-safe.
 *
 * <p>A transaction that the server rolled back because of a conflict is retried, unless too much
 * time has passed. A commit without an answer is never repeated, because it may have succeeded.
 */
final class JooqTransactionRunner implements TransactionRunner {
  static final int MAX_RETRIES = 3;

  /**
   * Maximum time since the start of the work at which a retry may begin. Shorter than the lock wait
   * timeout, so that a transaction whose lock wait timed out is not retried.
   */
  static final Duration RETRY_TIME = Duration.ofMillis(1_500);

  private final TransactionConnections connections;
  private final Backoff backoff;

  JooqTransactionRunner(TransactionConnections connections, Backoff backoff) {
    this.connections = connections;
    this.backoff = backoff;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    requireNonNull(work, "work");
    if (connections.isInTransaction()) {
      throw new IllegalStateException("a transaction is already open on this thread");
    }
    long begun = System.nanoTime();
    for (int retry = 1; ; retry++) {
      try {
        return connections.transact(work);
      } catch (RuntimeException failure) {
        boolean again =
            retry <= MAX_RETRIES
                && System.nanoTime() - begun < RETRY_TIME.toNanos()
                && SqlFailures.isConflict(failure)
                && backoff.pause(retry);
        if (!again) {
          throw failure;
        }
      }
    }
  }

  /** Runs several statements atomically: in the caller's transaction, or in a new one. */
  void atomically(Runnable statements) {
    if (connections.isInTransaction()) {
      statements.run();
    } else {
      inTransaction(statements);
    }
  }

  /**
   * Checks that a transaction is open, for operations whose locks end with it.
   *
   * @throws IllegalStateException if none is
   */
  void requireTransaction() {
    if (!connections.isInTransaction()) {
      throw new IllegalStateException("locks require an open transaction");
    }
  }
}
