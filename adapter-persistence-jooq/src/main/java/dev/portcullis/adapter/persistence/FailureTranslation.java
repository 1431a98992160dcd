package dev.portcullis.adapter.persistence;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Translates the failures of all statements to the exceptions of the ports. Thread-safe. */
final class FailureTranslation implements ExecuteListener {
  private static final long serialVersionUID = 1L;

  private final transient TransactionConnections connections;

  FailureTranslation(TransactionConnections connections) {
    this.connections = connections;
  }

  @Override
  public void exception(ExecuteContext context) {
    RuntimeException failure = context.exception();
    if (failure == null) {
      return;
    }
    RuntimeException translated = SqlFailures.translated(failure);
    if (SqlFailures.isConflict(failure)) {
      connections.markRolledBack(translated);
    }
    context.exception(translated);
  }
}
