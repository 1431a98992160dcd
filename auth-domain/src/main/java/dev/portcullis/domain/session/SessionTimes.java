package dev.portcullis.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a session was opened and used, and when it expires, in whole microseconds. Immutable.
 *
 * @param createdAt when it was opened
 * @param rotatedAt when its current refresh token was first issued
 * @param usedAt when it was last refreshed, or opened
 * @param idleExpiresAt when it expires unless it is used before
 * @param absoluteExpiresAt when it expires in any case
 */
public record SessionTimes(
    Instant createdAt,
    Instant rotatedAt,
    Instant usedAt,
    Instant idleExpiresAt,
    Instant absoluteExpiresAt) {

  /** The greatest plausible difference between the clocks of two nodes. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** Cuts the times to the microseconds that every store keeps. */
  public SessionTimes {
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    rotatedAt = rotatedAt.truncatedTo(ChronoUnit.MICROS);
    usedAt = usedAt.truncatedTo(ChronoUnit.MICROS);
    idleExpiresAt = idleExpiresAt.truncatedTo(ChronoUnit.MICROS);
    absoluteExpiresAt = absoluteExpiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  static SessionTimes from(Instant now, SessionPolicy policy) {
    return new SessionTimes(now, now, now, now.plus(policy.idle()), now.plus(policy.absolute()));
  }

  /** When the session expires if it is not used any more. */
  public Instant expiresAt() {
    return idleExpiresAt.isBefore(absoluteExpiresAt) ? idleExpiresAt : absoluteExpiresAt;
  }

  /**
   * Whether a session with these times is valid at {@code now} under the current {@code policy},
   * which may be stricter than the one it was opened under. A session that was opened in the
   * future, with a wrong clock, is not valid: its expiry could be years away.
   */
  boolean isWithin(SessionPolicy policy, Instant now) {
    return now.isBefore(createdAt.plus(policy.absolute()))
        && now.isBefore(usedAt.plus(policy.idle()))
        && !createdAt.isAfter(now.plus(CLOCK_TOLERANCE));
  }

  SessionTimes used(Instant now, Duration idle) {
    return new SessionTimes(createdAt, rotatedAt, now, now.plus(idle), absoluteExpiresAt);
  }

  SessionTimes rotated(Instant now, Duration idle) {
    return new SessionTimes(createdAt, now, now, now.plus(idle), absoluteExpiresAt);
  }
}
