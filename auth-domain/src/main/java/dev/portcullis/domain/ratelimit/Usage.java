package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * The stored state of a bucket, with times in whole microseconds. Immutable.
 *
 * @param count the number of attempts counted
 * @param opensAt when it opens; in the past while it is open
 * @param expiresAt when it expires: from then on it counts as never used
 */
public record Usage(long count, Instant opensAt, Instant expiresAt) {
  /**
   * The time in the past that marks a bucket as open or expired. The current time would not do: by
   * a slower clock of another node, or by a clock reading of a moment earlier, the bucket would
   * still be closed.
   */
  public static final Instant ALWAYS = Instant.EPOCH;

  /** The state of a bucket that was never used. */
  public static final Usage NONE = new Usage(0, ALWAYS, ALWAYS);

  /** All parts are required. */
  public Usage {
    requireNonNull(opensAt, "opensAt");
    requireNonNull(expiresAt, "expiresAt");
  }

  /** Whether it has expired at {@code now}. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** The time until it opens; zero if it is open. */
  public Duration closedFor(Instant now) {
    Instant opens = opensAt.isBefore(expiresAt) ? opensAt : expiresAt;
    return now.isBefore(opens) ? Duration.between(now, opens) : Duration.ZERO;
  }

  /** This usage with one attempt less, and open. */
  public Usage givenBack() {
    return new Usage(Math.max(0, count - 1), ALWAYS, expiresAt);
  }
}
