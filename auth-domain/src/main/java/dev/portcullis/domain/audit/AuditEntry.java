package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An audit event with its time, as stored. Immutable.
 *
 * @param id its id; ids are ordered by time
 * @param at the time of the event, in whole microseconds
 * @param event the event
 */
public record AuditEntry(UUID id, Instant at, AuditEvent event) {
  /** Cuts the time to the microseconds that every store keeps. */
  public AuditEntry {
    requireNonNull(id, "id");
    at = at.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(event, "event");
  }
}
