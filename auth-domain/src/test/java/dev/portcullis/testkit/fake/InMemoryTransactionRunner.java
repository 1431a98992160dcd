package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.transaction.TransactionRunner;
import java.util.function.Supplier;

/** Transactions of an {@link InMemoryDatabase}, one after the other. */
public final class InMemoryTransactionRunner implements TransactionRunner {
  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryTransactionRunner(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.transaction(requireNonNull(work, "work"));
  }
}
