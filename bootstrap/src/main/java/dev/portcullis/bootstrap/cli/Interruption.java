package dev.portcullis.bootstrap.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets long work end between two steps when the process is asked to end (Ctrl-C, SIGTERM): the end
 * of the process waits for it, at most for ten seconds. To be closed when the work has ended and
 * its report is printed.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "interruption");

  private Interruption() {}

  /** Begins to listen. */
  static Interruption begin() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the work is to end before its next step. */
  boolean isRequested() {
    return requested.get();
  }

  @Override
  public void close() {
    ended.countDown();
    if (!requested.get()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException endingAlready) {
        // The hook sees that the work has ended.
        return;
      }
    }
  }

  private void request() {
    requested.set(true);
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
