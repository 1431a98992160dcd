package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long what is over is kept.
 *
 * @param sessions sessions that were ended or have expired; not negative
 * @param audit entries of the audit trail; positive
 */
public record RetentionSettings(Duration sessions, Duration audit) {
  /** Seven days for sessions, 400 for the audit trail: a year, and time to look back at it. */
  public static final RetentionSettings DEFAULT =
      new RetentionSettings(Duration.ofDays(7), Duration.ofDays(400));

  /** So much longer than a token lives a revocation stays in the feed, for nodes that come late. */
  private static final Duration FEED_SPARE = Duration.ofHours(1);

  /** All of them are required. */
  public RetentionSettings {
    requireNonNull(sessions, "sessions");
    requireNonNull(audit, "audit");
  }

  /** The policy where access tokens live for {@code accessToken}. */
  public RetentionPolicy policy(Duration accessToken) {
    return new RetentionPolicy(sessions, accessToken.plus(FEED_SPARE), audit);
  }
}
