package dev.portcullis.domain.key;

import java.time.Duration;

/**
 * When keys change.
 *
 * @param period how long a key signs
 * @param publishLead how long a key is published before it signs
 * @param propagation in which time every node follows a change in the store, differences of their
 *     clocks included
 */
public record KeyRotation(Duration period, Duration publishLead, Duration propagation) {
  /** Every 90 days, published 10 minutes before, known to every node within 5 seconds. */
  public static final KeyRotation DEFAULT =
      new KeyRotation(Duration.ofDays(90), Duration.ofMinutes(10), Duration.ofSeconds(5));

  /** How long verifiers may keep the JWK Set, at most. */
  private static final Duration MAX_CACHE_TIME = Duration.ofMinutes(5);

  /** By how much the clocks of verifiers and of ours may differ. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  /**
   * Rules.
   *
   * @throws IllegalArgumentException unless all are positive, and a key is published before the one
   *     before it is due
   */
  public KeyRotation {
    if (publishLead.compareTo(propagation) < 0
        || propagation.isNegative()
        || period.compareTo(publishLead) <= 0) {
      throw new IllegalArgumentException(
          "rotation " + period + ", " + publishLead + ", " + propagation);
    }
  }

  /**
   * How long verifiers may keep the JWK Set: five minutes, or less where keys are published for
   * less. With the difference of clocks it is never longer than the time a new key is published
   * before it signs, so no verifier that keeps to it meets a key it cannot know.
   */
  public Duration cacheTime() {
    Duration safe = publishLead.minus(SKEW);
    if (safe.isNegative()) {
      return Duration.ZERO;
    }
    return safe.compareTo(MAX_CACHE_TIME) < 0 ? safe : MAX_CACHE_TIME;
  }
}
