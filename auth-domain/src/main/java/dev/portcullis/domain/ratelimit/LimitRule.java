package dev.portcullis.domain.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** How a bucket closes with use, and opens again with time. Pure. */
public sealed interface LimitRule permits ProgressiveDelay, PermitWindow {
  /** By how much the clocks of two nodes may differ. */
  Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** The bucket after its first use, at {@code now}. */
  Usage first(Instant now);

  /**
   * The bucket after one more use, at {@code now}; asked only while it is open and not forgotten.
   */
  Usage next(Usage usage, Instant now);

  /** How long after a use at most it is forgotten. */
  Duration memory();

  /**
   * When a use of now would be forgotten at the latest by the clock of another node. What is
   * remembered longer was written by a clock that was wrong, and would close a bucket for years.
   */
  default Instant latestEnd(Instant now) {
    return now.plus(memory()).plus(CLOCK_TOLERANCE);
  }

  /** What counts of {@code stored}: nothing if this rule cannot have made it by {@code now}. */
  default Usage believed(Usage stored, Instant now) {
    return stored.forgottenAt().isAfter(latestEnd(now)) ? Usage.NONE : stored;
  }

  /** The bucket after a use at {@code now}, whatever it was before. */
  default Usage used(Usage before, Instant now) {
    Usage counts = believed(before, now);
    return counts.isForgotten(now) ? first(now) : next(counts, now);
  }

  /** The value for whichever of the two this is. */
  default <T> T fold(Function<ProgressiveDelay, T> delay, Function<PermitWindow, T> window) {
    return this instanceof ProgressiveDelay own
        ? delay.apply(own)
        : window.apply((PermitWindow) this);
  }
}
