package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An event and when it happened.
 *
 * @param id identity; ordered by time
 * @param at when, in whole microseconds
 * @param event what
 */
public record AuditEntry(UUID id, Instant at, AuditEvent event) {
  /** Cuts the time to the microseconds that every store keeps. */
  public AuditEntry {
    requireNonNull(id, "id");
    at = at.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(event, "event");
  }
}
