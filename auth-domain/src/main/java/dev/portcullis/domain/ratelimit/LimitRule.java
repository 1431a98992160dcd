package dev.portcullis.domain.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The rule by which a bucket closes after attempts and opens again with time. Pure. */
public sealed interface LimitRule permits ProgressiveDelay, PermitWindow {
  /** The greatest plausible difference between the clocks of two nodes. */
  Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** The usage after the first attempt, at {@code now}. */
  Usage first(Instant now);

  /**
   * The usage after one more attempt, at {@code now}. Call it only for a bucket that is open and
   * not expired.
   */
  Usage next(Usage usage, Instant now);

  /** The longest time after which a usage expires. */
  Duration memory();

  /**
   * The latest plausible expiry of a usage at {@code now}, including differences between clocks. A
   * later expiry was written with a wrong clock, and could close a bucket for years.
   */
  default Instant latestEnd(Instant now) {
    return now.plus(memory()).plus(CLOCK_TOLERANCE);
  }

  /**
   * {@code stored} if it is plausible at {@code now} under this rule, otherwise {@link Usage#NONE}.
   */
  default Usage plausible(Usage stored, Instant now) {
    return stored.expiresAt().isAfter(latestEnd(now)) ? Usage.NONE : stored;
  }

  /**
   * The usage after an attempt at {@code now}, with {@code before} stored; starts anew if that has
   * expired or is not plausible.
   */
  default Usage used(Usage before, Instant now) {
    Usage counts = plausible(before, now);
    return counts.isExpired(now) ? first(now) : next(counts, now);
  }

  /** Applies the function for this rule. */
  default <T> T fold(Function<ProgressiveDelay, T> delay, Function<PermitWindow, T> window) {
    return this instanceof ProgressiveDelay own
        ? delay.apply(own)
        : window.apply((PermitWindow) this);
  }
}
