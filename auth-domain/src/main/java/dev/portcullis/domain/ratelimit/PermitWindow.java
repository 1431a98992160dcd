package dev.portcullis.domain.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * A limit on attempts in a window of time, which begins with the first attempt. Immutable.
 *
 * @param permits the number of attempts in one window; positive
 * @param length the length of the window; at least one millisecond
 */
public record PermitWindow(int permits, Duration length) implements LimitRule {
  /**
   * A window.
   *
   * @throws IllegalArgumentException if {@code permits} is not positive or {@code length} is
   *     shorter than a millisecond
   */
  public PermitWindow {
    if (permits < 1 || length.toMillis() < 1) {
      throw new IllegalArgumentException(
          "invalid limit: " + permits + " attempts in " + length + "; both must be positive");
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
    Instant end = usage.expiresAt();
    return new Usage(count, count < permits ? Usage.ALWAYS : end, end);
  }
}
