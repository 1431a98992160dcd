package dev.portcullis.bootstrap;

import static java.util.Objects.requireNonNull;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that recurs. A failure leaves what is there in force and does not end the schedule; the
 * log tells when it begins and when it is over, not every time in between. For one thread at a
 * time, as a schedule with a fixed delay runs it.
 */
final class Upkeep implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final String subject;
  private final Runnable task;
  private boolean failing;

  /** Sees to {@code subject}, as the log calls it, by {@code task}. */
  Upkeep(String subject, Runnable task) {
    this.subject = requireNonNull(subject, "subject");
    this.task = requireNonNull(task, "task");
  }

  @Override
  public void run() {
    try {
      task.run();
      note(false, "");
    } catch (RuntimeException | Error failed) {
      // An error, too: a task that throws is never run again.
      note(true, String.valueOf(failed.getMessage()));
    }
  }

  private void note(boolean failed, String why) {
    if (failed && !failing) {
      LOG.warn("{} cannot be seen to: {}", subject, why);
    } else if (failing && !failed) {
      LOG.info("{} is seen to again", subject);
    }
    failing = failed;
  }
}
