package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the audit trail as it is read back. Immutable.
 *
 * @param id its id; ids are ordered by time
 * @param at the time of the event, in whole microseconds
 * @param facts what happened
 */
public record RecordedAuditEntry(UUID id, Instant at, AuditFacts facts) {
  /** All parts are required. */
  public RecordedAuditEntry {
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    requireNonNull(facts, "facts");
  }
}
