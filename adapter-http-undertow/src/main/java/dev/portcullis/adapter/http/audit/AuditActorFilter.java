package dev.portcullis.adapter.http.audit;

import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/**
 * Whose entries are wanted: those of one user, or those of operators.
 *
 * @param user the user; empty for operators
 */
record AuditActorFilter(Optional<UserId> user) {
  /** The filter that {@code text} names; empty if it names none. */
  static Optional<AuditActorFilter> parse(String text) {
    return text.equals(AuditEntryDocument.OPERATOR)
        ? Optional.of(new AuditActorFilter(Optional.empty()))
        : UserId.parse(text).map(id -> new AuditActorFilter(Optional.of(id)));
  }

  boolean isOperator() {
    return user.isEmpty();
  }
}
