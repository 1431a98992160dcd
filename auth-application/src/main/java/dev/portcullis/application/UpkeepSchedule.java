package dev.portcullis.application;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Recurring tasks on an executor that belongs to somebody else. A failure ends no task: what it had
 * done stays in force, and it runs again after its pause. Thread-safe.
 */
final class UpkeepSchedule implements AutoCloseable {
  private final List<? extends Future<?>> runs;

  private UpkeepSchedule(List<? extends Future<?>> runs) {
    this.runs = runs;
  }

  static UpkeepSchedule on(
      ScheduledExecutorService executor, Collection<UpkeepTask> tasks, UpkeepListener listener) {
    return new UpkeepSchedule(
        tasks.stream()
            .map(
                task ->
                    executor.scheduleWithFixedDelay(
                        new Guarded(task, listener, new AtomicBoolean()),
                        task.pause().toMillis(),
                        task.pause().toMillis(),
                        TimeUnit.MILLISECONDS))
            .toList());
  }

  /** Begins no further run; those under way come to their end. */
  @Override
  public void close() {
    // Without an interrupt: in the middle of a write it closes an embedded database's file.
    runs.forEach(run -> run.cancel(false));
  }

  /** One task that reports when it begins to fail and when that is over. */
  private record Guarded(UpkeepTask task, UpkeepListener listener, AtomicBoolean failing)
      implements Runnable {
    @Override
    public void run() {
      try {
        task.work().run();
        if (failing.getAndSet(false)) {
          listener.recovered(task);
        }
      } catch (RuntimeException | Error failure) {
        // An error, too: an executor never runs a task again that throws.
        if (!failing.getAndSet(true)) {
          listener.failed(task, failure);
        }
      }
    }
  }
}
