package dev.portcullis.bootstrap.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long ago things were. */
final class Ages {
  static final String UNIT = "seconds";
  private static final double MILLIS = 1_000.0;

  private Ages() {}

  /** Seconds since {@code instant}; what a clock that was set back calls the future is now. */
  static double seconds(Instant instant, Clock clock) {
    return Math.max(0, Duration.between(instant, clock.instant()).toMillis() / MILLIS);
  }
}
