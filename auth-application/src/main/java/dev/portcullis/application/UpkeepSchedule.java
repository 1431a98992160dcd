package dev.portcullis.application;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Recurring tasks on an executor that the caller owns. A task that fails keeps its earlier results
 * and runs again after its pause. Thread-safe.
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

  /** Starts no further run; runs in progress continue to their end. */
  @Override
  public void close() {
    // No interrupt: an interrupt during a write closes the file of an embedded database.
    runs.forEach(run -> run.cancel(false));
  }

  /** One task that reports its first failure in a row and its recovery. */
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
        // Errors as well: an executor never again runs a task that has thrown.
        if (!failing.getAndSet(true)) {
          listener.failed(task, failure);
        }
      }
    }
  }
}
