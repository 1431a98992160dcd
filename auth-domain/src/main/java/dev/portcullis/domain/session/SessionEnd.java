package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The end of a session before its expiry. Immutable.
 *
 * @param at the time, in whole microseconds
 * @param reason the reason
 */
public record SessionEnd(Instant at, SessionEndReason reason) {
  /** Cuts the time to the microseconds that every store keeps. */
  public SessionEnd {
    at = at.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(reason, "reason");
  }
}
