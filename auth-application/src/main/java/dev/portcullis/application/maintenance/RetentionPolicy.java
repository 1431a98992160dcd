package dev.portcullis.application.maintenance;

import java.time.Duration;

/**
 * How long what is over is kept.
 *
 * @param sessions sessions that were ended or have expired
 * @param revocations revocations in the feed: longer than an access token lives
 * @param audit entries of the audit trail
 */
public record RetentionPolicy(Duration sessions, Duration revocations, Duration audit) {
  /**
   * A policy.
   *
   * @throws IllegalArgumentException unless sessions are kept for no less than nothing, and
   *     revocations and the audit trail for longer than that
   */
  public RetentionPolicy {
    if (sessions.isNegative()) {
      throw new IllegalArgumentException("sessions kept for " + sessions);
    }
    if (revocations.isNegative() || revocations.isZero()) {
      throw new IllegalArgumentException("revocations kept for " + revocations);
    }
    if (audit.isNegative() || audit.isZero()) {
      throw new IllegalArgumentException("audit trail kept for " + audit);
    }
  }
}
