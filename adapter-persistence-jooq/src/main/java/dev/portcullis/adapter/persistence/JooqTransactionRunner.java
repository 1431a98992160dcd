package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.transaction.TransactionRunner;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Transactions bound to the calling thread.
 *
 * <p>Work that lost a conflict is run again, unless it took too long to lose it: the server said
 * that nothing of it was kept. A commit that got no answer is never repeated, because it may have
 * been kept.
 */
final class JooqTransactionRunner implements TransactionRunner {
  static final int MAX_RETRIES = 3;

  /**
   * Since the beginning of the work. Shorter than the wait for a lock: who has waited that long in
   * vain would wait as long again, and its caller for an answer.
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
      throw new IllegalStateException("inside a transaction already");
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

  /** Runs several statements as one: in the caller's transaction, or in one of their own. */
  void atomically(Runnable statements) {
    if (connections.isInTransaction()) {
      statements.run();
    } else {
      inTransaction(statements);
    }
  }

  /**
   * For what makes sense only until the end of a transaction.
   *
   * @throws IllegalStateException outside one
   */
  void requireTransaction() {
    if (!connections.isInTransaction()) {
      throw new IllegalStateException("a lock is held until the end of a transaction: start one");
    }
  }
}
