package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much hashing may go on at a time.
 *
 * @param threads how many passwords are hashed at once
 * @param queue how many more may wait for their turn; 0 for none
 * @param patience how long each of them may wait
 */
public record HashingSettings(int threads, int queue, Duration patience) {
  /** How many may wait, unless a setting says otherwise. */
  public static final int DEFAULT_QUEUE = 32;

  /** How long they may wait, unless a setting says otherwise. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(1);

  /**
   * Settings.
   *
   * @throws IllegalArgumentException if there are no threads, or a bound is negative
   */
  public HashingSettings {
    if (threads < 1 || queue < 0 || requireNonNull(patience, "patience").isNegative()) {
      throw new IllegalArgumentException(threads + " threads, queue " + queue + ", " + patience);
    }
  }

  /**
   * The defaults for {@code processors} processors: one thread for each. Fewer would leave
   * processors idle while people wait, more would only make each of them wait longer.
   */
  public static HashingSettings forProcessors(int processors) {
    return new HashingSettings(Math.max(1, processors), DEFAULT_QUEUE, DEFAULT_PATIENCE);
  }

  /** How many calls can be under way: hashed or waiting. */
  public int calls() {
    return threads + queue;
  }
}
