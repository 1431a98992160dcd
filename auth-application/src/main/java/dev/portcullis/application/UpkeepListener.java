package dev.portcullis.application;

import dev.portcullis.application.maintenance.RetentionReport;

/**
 * Hears how the recurring tasks go: to log or to count it. Must not block and throws nothing.
 * Thread-safe.
 */
public interface UpkeepListener {
  /** Hears nothing. */
  UpkeepListener NONE = new UpkeepListener() {};

  /**
   * A task failed that was well before. It is run again after its pause; further failures in a row
   * are not reported.
   */
  default void failed(UpkeepTask task, Throwable failure) {}

  /** A task that had failed is well again. */
  default void recovered(UpkeepTask task) {}

  /** Of one kind, rows that are over were removed, or none were. */
  default void purged(RetentionReport report) {}
}
