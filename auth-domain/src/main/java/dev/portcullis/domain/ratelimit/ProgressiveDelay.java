package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A limit by delays that grow: the first attempts are free, and each later one closes the bucket
 * for twice as long as the one before, up to the longest delay. The bucket never closes
 * permanently. Immutable.
 *
 * @param free the number of free attempts; all but the last cause no delay; positive
 * @param first the delay after the last free attempt; at least one millisecond
 * @param longest the longest delay
 * @param expireAfter the time without an attempt after which the count starts anew; longer than
 *     {@code longest}
 */
public record ProgressiveDelay(int free, Duration first, Duration longest, Duration expireAfter)
    implements LimitRule {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  /**
   * A delay.
   *
   * @throws IllegalArgumentException if {@code free} is not positive, {@code first} is shorter than
   *     a millisecond, {@code longest} is shorter than {@code first}, or {@code expireAfter} is not
   *     longer than {@code longest}
   */
  public ProgressiveDelay {
    requireNonNull(expireAfter, "expireAfter");
    if (free < 1
        || first.compareTo(SHORTEST) < 0
        || longest.compareTo(first) < 0
        || expireAfter.compareTo(longest) <= 0) {
      throw new IllegalArgumentException(
          "invalid delays: "
              + free
              + " free attempts, first "
              + first
              + ", longest "
              + longest
              + ", expires after "
              + expireAfter
              + "; each must be longer than the one before");
    }
  }

  /** The delay after {@code uses} attempts, counted from the last one. */
  public Duration after(long uses) {
    if (uses < free) {
      return Duration.ZERO;
    }
    List<Duration> steps = steps();
    return steps.get((int) Math.min(uses - free, steps.size() - 1L));
  }

  /** The delays after the last free attempt and after the following ones, up to the longest. */
  public List<Duration> steps() {
    return Stream.concat(
            Stream.iterate(first, step -> step.compareTo(longest) < 0, step -> step.plus(step)),
            Stream.of(longest))
        .toList();
  }

  @Override
  public Duration memory() {
    return expireAfter;
  }

  @Override
  public Usage first(Instant now) {
    return used(1, now);
  }

  @Override
  public Usage next(Usage usage, Instant now) {
    return used(usage.count() + 1, now);
  }

  private Usage used(long count, Instant now) {
    Duration delay = after(count);
    Instant opens = delay.isZero() ? Usage.ALWAYS : now.plus(delay);
    return new Usage(count, opens, now.plus(expireAfter));
  }
}
