package dev.portcullis.endtoend;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for what another process does: there is nothing to be notified by, so it looks again and
 * again.
 */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Waiting() {}

  /** Returns as soon as {@code condition} holds. */
  static void until(BooleanSupplier condition, String expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + expected);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
