package dev.portcullis.domain.ratelimit;

import java.time.Instant;
import java.util.function.Function;

/** How a bucket closes with use, and opens again with time. Pure. */
public sealed interface LimitRule permits ProgressiveDelay, PermitWindow {
  /** The bucket after its first use, at {@code now}. */
  Usage first(Instant now);

  /**
   * The bucket after one more use, at {@code now}; asked only while it is open and not forgotten.
   */
  Usage next(Usage usage, Instant now);

  /** The bucket after a use at {@code now}, whatever it was before. */
  default Usage used(Usage before, Instant now) {
    return before.isForgotten(now) ? first(now) : next(before, now);
  }

  /** The value for whichever of the two this is. */
  default <T> T fold(Function<ProgressiveDelay, T> delay, Function<PermitWindow, T> window) {
    return this instanceof ProgressiveDelay own
        ? delay.apply(own)
        : window.apply((PermitWindow) this);
  }
}
