package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The retention periods that an operator can set. Immutable.
 *
 * @param sessions for sessions, after their end or expiry; not negative
 * @param audit for the audit trail; positive
 */
public record RetentionSettings(Duration sessions, Duration audit) {
  /** Seven days for sessions, 400 days for the audit trail: one year, and time to review it. */
  public static final RetentionSettings DEFAULT =
      new RetentionSettings(Duration.ofDays(7), Duration.ofDays(400));

  /**
   * How much longer than the lifetime of an access token a revocation stays in the feed, for nodes
   * that read it late.
   */
  private static final Duration FEED_MARGIN = Duration.ofHours(1);

  /** All of them are required. */
  public RetentionSettings {
    requireNonNull(sessions, "sessions");
    requireNonNull(audit, "audit");
  }

  /**
   * The policy for access tokens with this lifetime.
   *
   * @throws IllegalArgumentException if a retention period is invalid; see {@link RetentionPolicy}
   */
  public RetentionPolicy policy(Duration accessToken) {
    return new RetentionPolicy(sessions, accessToken.plus(FEED_MARGIN), audit);
  }
}
