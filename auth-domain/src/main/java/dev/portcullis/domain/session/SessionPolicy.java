package dev.portcullis.domain.session;

import java.time.Duration;

/**
 * The lifetimes of sessions, and how many a user may have (ASVS 5.0 V7.1.1, V7.1.2, V7.3).
 * Immutable.
 *
 * @param idle how long a session stays valid without being used; positive
 * @param absolute how long a session stays valid at most, even if it is used
 * @param grace how long, after a rotation, the replaced refresh token still returns the current
 *     one, for clients that lost the response and for browser tabs that refresh at the same time;
 *     not negative
 * @param maxPerUser the greatest number of live sessions of one user; a further sign-in ends the
 *     oldest
 */
public record SessionPolicy(Duration idle, Duration absolute, Duration grace, int maxPerUser) {
  /** 14 days without use, 90 days at most, 10 seconds of grace, 50 sessions. */
  public static final SessionPolicy DEFAULT =
      new SessionPolicy(Duration.ofDays(14), Duration.ofDays(90), Duration.ofSeconds(10), 50);

  /**
   * A policy.
   *
   * @throws IllegalArgumentException unless 0 &lt;= grace &lt; idle &lt;= absolute and 1 &lt;=
   *     maxPerUser
   */
  public SessionPolicy {
    if (grace.isNegative() || grace.compareTo(idle) >= 0 || idle.compareTo(absolute) > 0) {
      throw new IllegalArgumentException(
          "invalid session lifetimes: 0 <= grace "
              + grace
              + " < idle "
              + idle
              + " <= absolute "
              + absolute
              + " must hold");
    }
    if (maxPerUser < 1) {
      throw new IllegalArgumentException(
          "invalid number of sessions of a user: " + maxPerUser + "; must be at least 1");
    }
  }
}
