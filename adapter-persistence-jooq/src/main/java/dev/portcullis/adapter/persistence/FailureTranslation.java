package dev.portcullis.adapter.persistence;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Has every statement fail with what the ports promise. */
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
      connections.lose(translated);
    }
    context.exception(translated);
  }
}
