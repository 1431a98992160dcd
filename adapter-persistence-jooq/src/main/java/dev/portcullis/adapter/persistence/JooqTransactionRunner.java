package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.transaction.TransactionRunner;
import java.util.function.Supplier;

/**
 * Transactions bound to the calling thread.
 *
 * <p>Work that lost a conflict is run again: the server said that nothing of it was kept. A commit
 * that got no answer is never repeated, because it may have been kept.
 */
final class JooqTransactionRunner implements TransactionRunner {
  static final int MAX_RETRIES = 3;

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
    for (int retry = 1; ; retry++) {
      try {
        return connections.transact(work);
      } catch (RuntimeException failure) {
        boolean again =
            retry <= MAX_RETRIES && SqlFailures.isConflict(failure) && backoff.pause(retry);
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
