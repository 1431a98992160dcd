package dev.portcullis.application;

import dev.portcullis.application.maintenance.RetentionReport;
import dev.portcullis.domain.maintenance.ClockAlarm;

/**
 * Receives the results of the recurring tasks, for logs and metrics. Implementations are
 * thread-safe, and must not block or throw.
 */
public interface UpkeepListener extends ClockAlarm {
  /** Ignores every event. */
  UpkeepListener NONE = new UpkeepListener() {};

  /**
   * A run of {@code task} failed after a successful one, or as the first. The task runs again after
   * its pause; further failures in a row are not reported.
   */
  default void failed(UpkeepTask task, Throwable failure) {}

  /** A run of {@code task} succeeded after one or more failures. */
  default void recovered(UpkeepTask task) {}

  /**
   * Somebody changed or removed the checkpoint of this node's audit entries, the row {@code
   * number}. The node goes on with a new row; a verification of the audit trail shows more.
   */
  default void auditCheckpointChanged(long number) {}

  /** A purge run has finished with one kind of row; it may have removed none. */
  default void purged(RetentionReport report) {}
}
