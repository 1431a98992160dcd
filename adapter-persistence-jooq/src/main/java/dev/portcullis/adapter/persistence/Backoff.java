package dev.portcullis.adapter.persistence;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before a transaction is retried after a conflict: a random time whose maximum doubles
 * with each retry, so that two conflicting transactions do not conflict again. Thread-safe.
 *
 * @param jitter source of randomness; need not be secure
 * @param sleeper waits; tests replace it
 */
record Backoff(RandomGenerator jitter, Sleeper sleeper) {
  private static final long FIRST_MICROS = 20_000;

  /** Waits. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  static Backoff sleeping(RandomGenerator jitter) {
    return new Backoff(jitter, time -> Thread.sleep(time.toMillis()));
  }

  /**
   * Waits before a retry.
   *
   * @param retry number of the retry, from 1
   * @return false if the thread was interrupted and must not retry
   */
  boolean pause(int retry) {
    try {
      sleeper.sleep(Duration.ofNanos(1_000 * jitter.nextLong(FIRST_MICROS << retry)));
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
