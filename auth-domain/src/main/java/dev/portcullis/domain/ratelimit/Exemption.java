package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * Who passes a bucket uncounted.
 *
 * @param key while this is remembered
 * @param memory for how long it is remembered at most
 */
public record Exemption(BucketKey key, Duration memory) {
  /**
   * An exemption.
   *
   * @throws IllegalArgumentException if it would be remembered for less than no time
   */
  public Exemption {
    requireNonNull(key, "key");
    if (memory.isNegative()) {
      throw new IllegalArgumentException("remembered for " + memory);
    }
  }

  /**
   * Whether {@code stored} lets pass at {@code now}. Not if it is remembered longer than this could
   * have made it: a clock that was wrong has written it, and would exempt a source for years.
   */
  public boolean counts(Usage stored, Instant now) {
    Instant latest = now.plus(memory).plus(LimitRule.CLOCK_TOLERANCE);
    return !stored.isForgotten(now) && !stored.forgottenAt().isAfter(latest);
  }
}
