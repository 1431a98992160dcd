package dev.portcullis.domain.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * So many uses in so long a time; the time begins with the first use.
 *
 * @param permits how many uses
 * @param length in which time
 */
public record PermitWindow(int permits, Duration length) implements LimitRule {
  /**
   * A window.
   *
   * @throws IllegalArgumentException unless both are positive
   */
  public PermitWindow {
    if (permits < 1 || length.toMillis() < 1) {
      throw new IllegalArgumentException("window " + permits + ", " + length);
    }
  }

  @Override
  public Duration memory() {
    return length;
  }

  @Override
  public Usage first(Instant now) {
    Instant end = now.plus(length);
    return new Usage(1, permits == 1 ? end : Usage.ALWAYS, end);
  }

  @Override
  public Usage next(Usage usage, Instant now) {
    long count = usage.count() + 1;
    Instant end = usage.forgottenAt();
    return new Usage(count, count < permits ? Usage.ALWAYS : end, end);
  }
}
