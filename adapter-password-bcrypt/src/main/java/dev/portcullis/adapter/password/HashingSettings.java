package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Limits of the hashing queue. Immutable.
 *
 * @param threads number of passwords hashed at the same time, at least 1
 * @param queue maximum number of calls that wait for a free thread; 0 for none
 * @param maxWait maximum wait in the queue
 */
public record HashingSettings(int threads, int queue, Duration maxWait) {
  /** Default length of the queue. */
  public static final int DEFAULT_QUEUE = 32;

  /** Default maximum wait in the queue. */
  public static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(1);

  /**
   * Creates settings.
   *
   * @throws IllegalArgumentException if {@code threads} is less than 1, or {@code queue} or {@code
   *     maxWait} is negative
   */
  public HashingSettings {
    if (threads < 1 || queue < 0 || requireNonNull(maxWait, "maxWait").isNegative()) {
      throw new IllegalArgumentException(
          "hashing needs at least 1 thread, and a queue and a maximum wait of at least 0, but has "
              + threads
              + " threads, queue "
              + queue
              + ", wait "
              + maxWait);
    }
  }

  /**
   * The defaults: one thread for each processor. Fewer would leave processors idle while calls
   * wait; more would only make each call slower.
   */
  public static HashingSettings forProcessors(int processors) {
    return new HashingSettings(Math.max(1, processors), DEFAULT_QUEUE, DEFAULT_MAX_WAIT);
  }

  /** Maximum number of calls that are running or waiting. */
  public int calls() {
    return threads + queue;
  }
}
