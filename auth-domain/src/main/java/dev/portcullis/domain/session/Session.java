package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.RefreshDecision.Refused;
import dev.portcullis.domain.session.RefreshDecision.Reissued;
import dev.portcullis.domain.session.RefreshDecision.ReuseDetected;
import dev.portcullis.domain.session.RefreshDecision.Rotated;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one sign-in opens. Its refresh tokens are numbered: each use of the current one makes the
 * next, and a replaced one that comes back means that two hold copies (RFC 9700 section 4.14.2).
 * Immutable: a change returns a new session, and nothing is stored until a repository is told.
 *
 * @param id identity
 * @param user whose session
 * @param origin where it was opened
 * @param generation the number of the current refresh token, from 0
 * @param times when it was used, and when it ends by itself
 * @param end that it was ended, if it was
 */
public record Session(
    SessionId id,
    UserId user,
    SessionOrigin origin,
    long generation,
    SessionTimes times,
    Optional<SessionEnd> end) {

  /**
   * A session.
   *
   * @throws IllegalArgumentException if the generation is negative
   */
  public Session {
    requireNonNull(id, "id");
    requireNonNull(user, "user");
    requireNonNull(origin, "origin");
    requireNonNull(times, "times");
    requireNonNull(end, "end");
    if (generation < 0) {
      throw new IllegalArgumentException("generation " + generation);
    }
  }

  /** A new session. */
  public static Session open(
      SessionId id, UserId user, SessionOrigin origin, Instant now, SessionPolicy policy) {
    return new Session(id, user, origin, 0, SessionTimes.from(now, policy), Optional.empty());
  }

  /** Whether it has been neither ended nor left to expire; at the very end it has expired. */
  public boolean isLive(Instant now) {
    return end.isEmpty() && now.isBefore(times.expiresAt());
  }

  /** This session ended; itself if it was ended before. */
  public Session ended(Instant now, SessionEndReason reason) {
    return end.isPresent()
        ? this
        : new Session(
            id, user, origin, generation, times, Optional.of(new SessionEnd(now, reason)));
  }

  /**
   * What the refresh token numbered {@code presented} comes to. Decide under a lock on the stored
   * session, and store what was decided, a reuse too, before answering.
   *
   * @throws IllegalArgumentException if {@code presented} is negative
   */
  public RefreshDecision refresh(long presented, Instant now, SessionPolicy policy) {
    return decide(presented, now, policy, () -> new Rotated(rotated(now, policy)));
  }

  /**
   * Like {@link #refresh}, for clients that never keep a new refresh token: the current one stays,
   * and so it tells of a theft only what {@link #refresh} of the same session tells.
   */
  public RefreshDecision renew(long presented, Instant now, SessionPolicy policy) {
    return decide(presented, now, policy, () -> new Reissued(used(now, policy)));
  }

  private RefreshDecision decide(
      long presented, Instant now, SessionPolicy policy, Supplier<RefreshDecision> current) {
    if (presented < 0) {
      throw new IllegalArgumentException("generation " + presented);
    }
    if (end.isPresent()) {
      return new Refused(RefreshRefusal.ENDED);
    }
    if (!isLive(now) || !times.isWithin(policy, now)) {
      return new Refused(RefreshRefusal.EXPIRED);
    }
    if (presented > generation) {
      return new Refused(RefreshRefusal.NOT_ISSUED_YET);
    }
    if (presented == generation) {
      return current.get();
    }
    return presented == generation - 1 && isWithinGrace(now, policy)
        ? new Reissued(this)
        : new ReuseDetected(ended(now, SessionEndReason.REFRESH_TOKEN_REUSED));
  }

  private boolean isWithinGrace(Instant now, SessionPolicy policy) {
    // A clock that was far ahead must not leave a grace of years, in which a theft goes unnoticed.
    return now.isBefore(times.rotatedAt().plus(policy.grace()))
        && !times.rotatedAt().isAfter(now.plus(SessionTimes.CLOCK_TOLERANCE));
  }

  private Session rotated(Instant now, SessionPolicy policy) {
    return new Session(
        id, user, origin, generation + 1, times.rotated(now, policy.idle()), Optional.empty());
  }

  private Session used(Instant now, SessionPolicy policy) {
    return new Session(
        id, user, origin, generation, times.used(now, policy.idle()), Optional.empty());
  }
}
