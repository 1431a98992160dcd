package dev.portcullis.adapter.persistence;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before work that lost a conflict is run again: a random time, twice as long at
 * most each time, so that two that met do not meet again.
 *
 * @param jitter where the randomness comes from; need not be secure
 * @param sleeper waits, a test's by not waiting
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
   * Waits before the retry of that number, from 1.
   *
   * @return false if the thread is to stop instead
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
