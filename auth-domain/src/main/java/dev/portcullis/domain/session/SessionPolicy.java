package dev.portcullis.domain.session;

import java.time.Duration;

/**
 * How long sessions live, and how many of them a user may have (ASVS 5.0 V7.1.1, V7.1.2, V7.3).
 *
 * @param idle how long a session lives without being used
 * @param absolute how long it lives at most, however much it is used
 * @param grace how long the refresh token before the current one is answered with the current one:
 *     for clients whose answer was lost, and for two tabs of one browser
 * @param maxPerUser how many sessions of one user live at once; one more ends the oldest
 */
public record SessionPolicy(Duration idle, Duration absolute, Duration grace, int maxPerUser) {
  /** 14 days idle, 90 days in all, 10 seconds of grace, 50 sessions. */
  public static final SessionPolicy DEFAULT =
      new SessionPolicy(Duration.ofDays(14), Duration.ofDays(90), Duration.ofSeconds(10), 50);

  /**
   * A policy.
   *
   * @throws IllegalArgumentException unless 0 &lt;= grace &lt; idle &lt;= absolute and at least one
   *     session may live
   */
  public SessionPolicy {
    if (grace.isNegative() || grace.compareTo(idle) >= 0 || idle.compareTo(absolute) > 0) {
      throw new IllegalArgumentException("grace < idle <= absolute must hold");
    }
    if (maxPerUser < 1) {
      throw new IllegalArgumentException("sessions of a user: " + maxPerUser);
    }
  }
}
