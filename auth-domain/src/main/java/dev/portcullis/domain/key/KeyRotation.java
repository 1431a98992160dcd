package dev.portcullis.domain.key;

import java.time.Duration;

/**
 * The schedule of key rotation. Immutable.
 *
 * @param period how long a key signs; longer than {@code publishLead}
 * @param publishLead how long a key is published before it signs; at least {@code propagation}
 * @param propagation the time within which every node reads a change in the store, including the
 *     differences between their clocks; not negative
 */
public record KeyRotation(Duration period, Duration publishLead, Duration propagation) {
  /**
   * A new key every 90 days, published 10 minutes before it signs, read by every node within 5
   * seconds.
   */
  public static final KeyRotation DEFAULT =
      new KeyRotation(Duration.ofDays(90), Duration.ofMinutes(10), Duration.ofSeconds(5));

  /** The greatest time for which verifiers may cache the JWK Set. */
  private static final Duration MAX_CACHE_TIME = Duration.ofMinutes(5);

  /** The greatest difference between the clocks of verifiers and of the server. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  /**
   * A schedule.
   *
   * @throws IllegalArgumentException unless 0 &lt;= propagation &lt;= publishLead &lt; period
   */
  public KeyRotation {
    if (publishLead.compareTo(propagation) < 0
        || propagation.isNegative()
        || period.compareTo(publishLead) <= 0) {
      throw new IllegalArgumentException(
          "invalid key rotation: propagation "
              + propagation
              + " <= publish lead "
              + publishLead
              + " < period "
              + period
              + " must hold");
    }
  }

  /**
   * How long verifiers may cache the JWK Set: at most five minutes. Together with the differences
   * between clocks it is never longer than the time for which a new key is published before it
   * signs, so that no verifier that respects it sees a token with an unknown key.
   */
  public Duration cacheTime() {
    Duration safe = publishLead.minus(SKEW);
    if (safe.isNegative()) {
      return Duration.ZERO;
    }
    return safe.compareTo(MAX_CACHE_TIME) < 0 ? safe : MAX_CACHE_TIME;
  }
}
