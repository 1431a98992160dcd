package dev.portcullis.bootstrap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the parts of the server one after the other before one deadline: supervisors kill a process
 * that takes longer. A part that hangs or fails does not keep the others from being stopped. Used
 * by one thread.
 */
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Duration limit;
  private final long deadline;
  private final List<String> unfinished = new ArrayList<>();

  private Shutdown(Duration limit) {
    this.limit = limit;
    deadline = System.nanoTime() + limit.toNanos();
  }

  /** Begins: all parts together get {@code limit} from now. */
  static Shutdown within(Duration limit) {
    return new Shutdown(limit);
  }

  /**
   * Stops {@code part} by {@code work}, and waits for its end: at most for {@code share}, and never
   * beyond the deadline. Work that has not ended by then goes on, on its own thread.
   */
  Shutdown stop(String part, Duration share, Runnable work) {
    Thread thread = new Thread(() -> run(part, work), "shutdown-" + part);
    // Must not keep the process from ending.
    thread.setDaemon(true);
    thread.start();
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.min(share.toNanos(), rest()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      unfinished.add(part);
    }
    return this;
  }

  /** Reports the result; returns the parts that have not ended. */
  List<String> report() {
    if (unfinished.isEmpty()) {
      LOG.info("Stopped");
    } else {
      LOG.warn(
          "Stopped, but these parts did not end within {}: {}. The process ends without them; the database rolls back what they had not committed",
          limit,
          String.join(", ", unfinished));
    }
    return List.copyOf(unfinished);
  }

  private long rest() {
    // A millisecond at least, so that work that takes no time is seen to end.
    return Math.max(deadline - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(1));
  }

  private static void run(String part, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      LOG.error("Cannot stop a part of the server in order: {}. The others are stopped", part, bug);
    }
  }
}
