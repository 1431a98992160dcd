package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * An audit event with its time, as stored. Immutable.
 *
 * @param id its id; ids are ordered by time
 * @param at the time of the event, in whole microseconds
 * @param event the event
 * @param seal its place in a chain, by which a later change shows; empty without protection
 */
public record AuditEntry(UUID id, Instant at, AuditEvent event, Optional<AuditSeal> seal) {
  /** Cuts the time to the microseconds that every store keeps. */
  public AuditEntry {
    requireNonNull(id, "id");
    at = at.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(event, "event");
    requireNonNull(seal, "seal");
  }

  /** An entry without protection. */
  public AuditEntry(UUID id, Instant at, AuditEvent event) {
    this(id, at, event, Optional.empty());
  }

  /** This entry at a place in a chain. */
  public AuditEntry with(AuditSeal place) {
    return new AuditEntry(id, at, event, Optional.of(place));
  }
}
