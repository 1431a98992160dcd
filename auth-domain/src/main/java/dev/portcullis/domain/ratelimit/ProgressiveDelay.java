package dev.portcullis.domain.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first uses are free; each one after that closes the bucket for twice as long as the one
 * before. Never for ever: the longest delay is the worst that can happen.
 *
 * @param free how many uses close nothing, but for the last of them
 * @param first how long the last free use closes the bucket
 * @param longest the longest it is ever closed
 * @param forgetAfter after how long without a use all of them are forgotten
 */
public record ProgressiveDelay(int free, Duration first, Duration longest, Duration forgetAfter)
    implements LimitRule {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  /**
   * A delay.
   *
   * @throws IllegalArgumentException if there is no free use, a delay is shorter than a
   *     millisecond, or it is forgotten before it is over
   */
  public ProgressiveDelay {
    requireNonNull(forgetAfter, "forgetAfter");
    if (free < 1
        || first.compareTo(SHORTEST) < 0
        || longest.compareTo(first) < 0
        || forgetAfter.compareTo(longest) <= 0) {
      throw new IllegalArgumentException(
          "delay " + free + ", " + first + ", " + longest + ", " + forgetAfter);
    }
  }

  /** How long {@code uses} of them close the bucket, counted from the last. */
  public Duration after(long uses) {
    if (uses < free) {
      return Duration.ZERO;
    }
    List<Duration> steps = steps();
    return steps.get((int) Math.min(uses - free, steps.size() - 1L));
  }

  /** The delays after the last free use and those that follow it, up to the longest. */
  public List<Duration> steps() {
    return Stream.concat(
            Stream.iterate(first, step -> step.compareTo(longest) < 0, step -> step.plus(step)),
            Stream.of(longest))
        .toList();
  }

  @Override
  public Duration memory() {
    return forgetAfter;
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
    return new Usage(count, opens, now.plus(forgetAfter));
  }
}
