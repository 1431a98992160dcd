package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps a service that hangs from holding up those who would ask it: only a few ask at a time,
 * nobody waits for a turn, and after some failures in a row nobody asks for a while. The first
 * failure after the pause begins another; an answer ends the row. Thread-safe.
 */
final class LookupBounds {
  private final Semaphore turns;
  private final int failuresInARow;
  private final Duration pause;
  private final Clock clock;

  // Guarded by this, both.
  private int failures;
  private Instant pausedUntil = Instant.MIN;

  /** Lets {@code atOnce} ask, and pauses after so many {@code failuresInARow}. */
  LookupBounds(int atOnce, int failuresInARow, Duration pause, Clock clock) {
    this.turns = new Semaphore(atOnce);
    this.failuresInARow = failuresInARow;
    this.pause = requireNonNull(pause, "pause");
    this.clock = requireNonNull(clock, "clock");
  }

  /** What {@code lookup} answers; empty if it failed or, without waiting, was not asked. */
  <T> Optional<T> ask(Supplier<Optional<T>> lookup) {
    if (isPaused() || !turns.tryAcquire()) {
      return Optional.empty();
    }
    try {
      Optional<T> answer = lookup.get();
      note(answer.isPresent());
      return answer;
    } finally {
      turns.release();
    }
  }

  private synchronized boolean isPaused() {
    return clock.instant().isBefore(pausedUntil);
  }

  private synchronized void note(boolean answered) {
    failures = answered ? 0 : failures + 1;
    if (failures >= failuresInARow) {
      pausedUntil = clock.instant().plus(pause);
    }
  }
}
