package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * What a store keeps of a bucket. Times in whole microseconds.
 *
 * @param count how many uses it remembers
 * @param opensAt from when on it may be used again; in the past while it is open
 * @param forgottenAt from when on it is as if it had never been used
 */
public record Usage(long count, Instant opensAt, Instant forgottenAt) {
  /**
   * Since when an open bucket has been open, and a forgotten one forgotten. Not "now": another
   * node's clock, or another thread that read the same one a moment before, would find it closed.
   */
  public static final Instant ALWAYS = Instant.EPOCH;

  /** Of a bucket that was never used. */
  public static final Usage NONE = new Usage(0, ALWAYS, ALWAYS);

  /** All parts are required. */
  public Usage {
    requireNonNull(opensAt, "opensAt");
    requireNonNull(forgottenAt, "forgottenAt");
  }

  /** Whether nothing of it counts any more. */
  public boolean isForgotten(Instant now) {
    return !now.isBefore(forgottenAt);
  }

  /** How long until it may be used; zero if it is open. */
  public Duration closedFor(Instant now) {
    Instant opens = opensAt.isBefore(forgottenAt) ? opensAt : forgottenAt;
    return now.isBefore(opens) ? Duration.between(now, opens) : Duration.ZERO;
  }

  /** The same with one use less, and open. */
  public Usage givenBack() {
    return new Usage(Math.max(0, count - 1), ALWAYS, forgottenAt);
  }
}
