package dev.portcullis.application;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A recurring task of every node. The scheduler must not run it in two threads at the same time.
 * Immutable.
 *
 * @param name its name in logs, such as {@code access policy refresh}
 * @param pause the time between the end of one run and the start of the next; positive
 * @param work one run; may throw any exception of the store, and may be run again after that
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
      throw new IllegalArgumentException(
          "invalid pause of an upkeep task: " + pause + "; must be positive");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
