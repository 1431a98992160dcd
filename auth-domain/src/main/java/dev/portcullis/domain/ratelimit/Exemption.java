package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * An exemption from a bucket: known sources pass without being counted. Immutable.
 *
 * @param key applies while this key is stored
 * @param memory the longest time for which the key is stored
 */
public record Exemption(BucketKey key, Duration memory) {
  /**
   * An exemption.
   *
   * @throws IllegalArgumentException if {@code memory} is negative
   */
  public Exemption {
    requireNonNull(key, "key");
    if (memory.isNegative()) {
      throw new IllegalArgumentException(
          "invalid duration of an exemption: " + memory + "; must not be negative");
    }
  }

  /**
   * Whether {@code stored} is a valid exemption at {@code now}. An expiry later than {@code memory}
   * allows was written with a wrong clock, and is ignored: it could exempt a source for years.
   */
  public boolean counts(Usage stored, Instant now) {
    Instant latest = now.plus(memory).plus(LimitRule.CLOCK_TOLERANCE);
    return !stored.isExpired(now) && !stored.expiresAt().isAfter(latest);
  }
}
