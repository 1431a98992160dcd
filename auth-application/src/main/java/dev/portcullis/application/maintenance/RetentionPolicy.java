package dev.portcullis.application.maintenance;

import java.time.Duration;

/**
 * The retention periods. Immutable.
 *
 * @param sessions for sessions, after their end or expiry; not negative
 * @param revocations for the revocation feed: longer than the lifetime of an access token; positive
 * @param audit for the audit trail; positive
 */
public record RetentionPolicy(Duration sessions, Duration revocations, Duration audit) {
  /**
   * A policy.
   *
   * @throws IllegalArgumentException if {@code sessions} is negative, or one of the others is not
   *     positive
   */
  public RetentionPolicy {
    if (sessions.isNegative()) {
      throw new IllegalArgumentException(
          "invalid retention of sessions: " + sessions + "; must not be negative");
    }
    if (revocations.isNegative() || revocations.isZero()) {
      throw new IllegalArgumentException(
          "invalid retention of revocations: " + revocations + "; must be positive");
    }
    if (audit.isNegative() || audit.isZero()) {
      throw new IllegalArgumentException(
          "invalid retention of the audit trail: " + audit + "; must be positive");
    }
  }
}
