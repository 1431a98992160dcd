package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of the audit trail. Immutable.
 *
 * @param records newest first; may be fewer than asked for, even none, although more follow
 * @param next where the next page begins; empty only at the end
 */
public record AuditPage(List<AuditRecord> records, Optional<UUID> next) {
  /** Copies {@code records}. */
  public AuditPage {
    records = List.copyOf(records);
    requireNonNull(next, "next");
  }
}
