package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a session was ended before its time.
 *
 * @param at when, in whole microseconds
 * @param reason why
 */
public record SessionEnd(Instant at, SessionEndReason reason) {
  /** Cuts the time to the microseconds that every store keeps. */
  public SessionEnd {
    at = at.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(reason, "reason");
  }
}
