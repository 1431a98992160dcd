package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Whether an attempt is allowed now. */
public sealed interface RateLimitDecision {
  /** The attempt was counted, and can be given back. */
  sealed interface Counted extends RateLimitDecision {
    /** The buckets in which it was counted. */
    List<Bucket> counted();
  }

  /**
   * The attempt is allowed and was counted.
   *
   * @param counted the buckets in which it was counted
   */
  record Allowed(List<Bucket> counted) implements Counted {
    /** Copies {@code counted}. */
    public Allowed {
      counted = List.copyOf(counted);
    }
  }

  /**
   * The attempt is not allowed, and the client must not learn it: the caller must answer like after
   * a wrong password, in the same time. The attempt was counted like an allowed one, with the
   * stand-ins of all concealed buckets.
   *
   * @param counted the buckets in which it was counted
   * @param closed the concealed buckets that were closed; not empty
   */
  record Concealed(List<Bucket> counted, List<Bucket> closed) implements Counted {
    /** Copies both. */
    public Concealed {
      counted = List.copyOf(counted);
      closed = notEmpty(closed);
    }
  }

  /**
   * The attempt is not allowed, and nothing was counted.
   *
   * @param retryAfter the time until the next attempt is allowed; positive; does not depend on
   *     concealed buckets
   * @param closed the closed buckets, without concealed ones; not empty
   */
  record Refused(Duration retryAfter, List<Bucket> closed) implements RateLimitDecision {
    /**
     * A refusal. Copies {@code closed}.
     *
     * @throws IllegalArgumentException if {@code retryAfter} is not positive or {@code closed} is
     *     empty
     */
    public Refused {
      requireNonNull(retryAfter, "retryAfter");
      if (retryAfter.isNegative() || retryAfter.isZero()) {
        throw new IllegalArgumentException(
            "invalid retry time: " + retryAfter + "; must be positive");
      }
      closed = notEmpty(closed);
    }
  }

  /** Applies the function for this decision. */
  default <T> T fold(
      Function<Allowed, T> allowed,
      Function<Concealed, T> concealed,
      Function<Refused, T> refused) {
    if (this instanceof Refused no) {
      return refused.apply(no);
    }
    return this instanceof Concealed hidden
        ? concealed.apply(hidden)
        : allowed.apply((Allowed) this);
  }

  private static List<Bucket> notEmpty(List<Bucket> closed) {
    if (closed.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs at least one closed bucket");
    }
    return List.copyOf(closed);
  }
}
