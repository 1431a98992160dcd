package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Whether somebody may try now. */
public sealed interface RateLimitDecision {
  /**
   * Yes, and it is counted already.
   *
   * @param counted the buckets in which it is
   */
  record Allowed(List<Bucket> counted) implements RateLimitDecision {
    /** Copies {@code counted}. */
    public Allowed {
      counted = List.copyOf(counted);
    }
  }

  /**
   * No, and nothing was counted.
   *
   * @param retryAfter when it may be tried again, from now; positive
   */
  record Refused(Duration retryAfter) implements RateLimitDecision {
    /**
     * A refusal.
     *
     * @throws IllegalArgumentException unless {@code retryAfter} is positive
     */
    public Refused {
      requireNonNull(retryAfter, "retryAfter");
      if (retryAfter.isNegative() || retryAfter.isZero()) {
        throw new IllegalArgumentException("retry after " + retryAfter);
      }
    }
  }

  /** The value for whichever of the two this is. */
  default <T> T fold(Function<Allowed, T> allowed, Function<Duration, T> refused) {
    return this instanceof Refused no
        ? refused.apply(no.retryAfter())
        : allowed.apply((Allowed) this);
  }
}
