package dev.portcullis.bootstrap.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Computes ages. */
final class Ages {
  static final String UNIT = "seconds";
  private static final double MILLIS = 1_000.0;

  private Ages() {}

  /** Seconds since {@code instant}; 0 if it is in the future, because the clock was set back. */
  static double seconds(Instant instant, Clock clock) {
    return Math.max(0, Duration.between(instant, clock.instant()).toMillis() / MILLIS);
  }
}
