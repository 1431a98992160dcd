package dev.portcullis.application;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Something that every node must do again and again. Whoever schedules it runs it in one thread at
 * a time.
 *
 * @param name what it is about, as it is called in a log: {@code access policy refresh}
 * @param pause how long to wait after one run before the next
 * @param work one run; throws what the store throws, and may be run again after that
 */
public record UpkeepTask(String name, Duration pause, Runnable work) {
  /**
   * A task.
   *
   * @throws IllegalArgumentException if the pause is not positive
   */
  public UpkeepTask {
    requireNonNull(name, "name");
    requireNonNull(work, "work");
    if (pause.isZero() || pause.isNegative()) {
      throw new IllegalArgumentException("pause of " + pause);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
