package dev.portcullis.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a session was begun and used, and when it ends by itself. All in whole microseconds.
 *
 * @param createdAt when it was opened
 * @param rotatedAt when its current refresh token was first handed out
 * @param usedAt when it was last refreshed, or opened
 * @param idleExpiresAt when it ends unless it is used before
 * @param absoluteExpiresAt when it ends in any case
 */
public record SessionTimes(
    Instant createdAt,
    Instant rotatedAt,
    Instant usedAt,
    Instant idleExpiresAt,
    Instant absoluteExpiresAt) {

  /** By how much the clocks of two nodes may differ. */
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

  /** When the session ends by itself if it is not used any more. */
  public Instant expiresAt() {
    return idleExpiresAt.isBefore(absoluteExpiresAt) ? idleExpiresAt : absoluteExpiresAt;
  }

  /**
   * Whether {@code policy} lets a session of these times live at {@code now}: not longer than it
   * would let one that is opened today, and not if it was opened by a clock that was wrong, whose
   * expiry may be years away.
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
