package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Whether somebody may try now. */
public sealed interface RateLimitDecision {
  /** It was counted, and can be given back. */
  sealed interface Counted extends RateLimitDecision {
    /** The buckets in which it was. */
    List<Bucket> counted();
  }

  /**
   * Yes, and it is counted already.
   *
   * @param counted the buckets in which it is
   */
  record Allowed(List<Bucket> counted) implements Counted {
    /** Copies {@code counted}. */
    public Allowed {
      counted = List.copyOf(counted);
    }
  }

  /**
   * No, and who tries must not learn it: the answer has to be, and to cost, what a failure is and
   * costs. It is counted like one that is allowed, with stand-ins for all concealed buckets.
   *
   * @param counted the buckets in which it is
   * @param closed the concealed buckets that were closed; not empty
   */
  record Concealed(List<Bucket> counted, List<Bucket> closed) implements Counted {
    /** Copies both. */
    public Concealed {
      counted = List.copyOf(counted);
      closed = someOf(closed);
    }
  }

  /**
   * No, and nothing was counted.
   *
   * @param retryAfter when it may be tried again, from now; positive. Says nothing of concealed
   *     buckets
   * @param closed the buckets that were closed, but for concealed ones; not empty
   */
  record Refused(Duration retryAfter, List<Bucket> closed) implements RateLimitDecision {
    /**
     * A refusal. Copies {@code closed}.
     *
     * @throws IllegalArgumentException unless {@code retryAfter} is positive and some bucket closed
     */
    public Refused {
      requireNonNull(retryAfter, "retryAfter");
      if (retryAfter.isNegative() || retryAfter.isZero()) {
        throw new IllegalArgumentException("retry after " + retryAfter);
      }
      closed = someOf(closed);
    }
  }

  /** The value for whichever of the three this is. */
  default <T> T fold(
      Function<Allowed, T> allowed,
      Function<Concealed, T> concealed,
      Function<Refused, T> refused) {
    if (this instanceof Refused no) {
      return refused.apply(no);
    }
    return this instanceof Concealed silent
        ? concealed.apply(silent)
        : allowed.apply((Allowed) this);
  }

  private static List<Bucket> someOf(List<Bucket> closed) {
    if (closed.isEmpty()) {
      throw new IllegalArgumentException("no bucket was closed");
    }
    return List.copyOf(closed);
  }
}
