package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.adapter.persistence.TimedPurge;
import java.time.Duration;
import java.util.Locale;

/**
 * Removes a million expired sessions from MySQL in the batches of the upkeep task, and prints the
 * duration of the statements. Runs as {@link SessionBenchmark} does, for some minutes, and fails if
 * a statement took longer than 100 ms.
 */
public final class PurgeBenchmark {
  private static final Duration LIMIT = Duration.ofMillis(100);

  private PurgeBenchmark() {}

  /** Takes the number of sessions, or none for a million. */
  public static void main(String[] arguments) throws Exception {
    int sessions = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    try (TimedPurge purge = TimedPurge.of(sessions)) {
      long begun = System.nanoTime();
      // The first statements load classes, which is not the server's time.
      long removed = purge.removeBatch();
      purge.forgetTimes();
      removed += removeAll(purge);
      System.out.printf(
          Locale.ROOT,
          "%d sessions removed in %.0f s%n  %s, %d above %d ms%n",
          removed,
          (System.nanoTime() - begun) / 1e9,
          purge,
          purge.longerThan(LIMIT),
          LIMIT.toMillis());
      if (purge.longerThan(LIMIT) > 0) {
        throw new IllegalStateException("a statement took too long");
      }
    }
  }

  private static long removeAll(TimedPurge purge) {
    long all = 0;
    int removed;
    do {
      removed = purge.removeBatch();
      all += removed;
    } while (TimedPurge.isFull(removed));
    return all;
  }
}
