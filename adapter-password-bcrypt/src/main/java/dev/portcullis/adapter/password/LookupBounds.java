package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits the delay that a hanging service causes: at most {@code atOnce} lookups run at a time,
 * further ones are skipped without waiting, and after a number of consecutive failures all are
 * skipped for a while. The first failure after such a pause starts another; a success resets the
 * count. Thread-safe.
 */
final class LookupBounds {
  private final Semaphore permits;
  private final int failuresInARow;
  private final Duration pause;
  private final Clock clock;

  // Both fields are guarded by this.
  private int failures;
  private Instant pausedUntil = Instant.MIN;

  /** Allows {@code atOnce} lookups at a time, and pauses after {@code failuresInARow}. */
  LookupBounds(int atOnce, int failuresInARow, Duration pause, Clock clock) {
    this.permits = new Semaphore(atOnce);
    this.failuresInARow = failuresInARow;
    this.pause = requireNonNull(pause, "pause");
    this.clock = requireNonNull(clock, "clock");
  }

  /** The result of {@code lookup}; empty if it failed or was skipped. */
  <T> Optional<T> lookUp(Supplier<Optional<T>> lookup) {
    if (isPaused() || !permits.tryAcquire()) {
      return Optional.empty();
    }
    try {
      Optional<T> answer = lookup.get();
      record(answer.isPresent());
      return answer;
    } finally {
      permits.release();
    }
  }

  private synchronized boolean isPaused() {
    return clock.instant().isBefore(pausedUntil);
  }

  private synchronized void record(boolean answered) {
    failures = answered ? 0 : failures + 1;
    if (failures >= failuresInARow) {
      pausedUntil = clock.instant().plus(pause);
    }
  }
}
