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
 * A session, opened by one sign-in. Its refresh tokens are numbered by generation: each use of the
 * current one creates the next, and the reuse of a replaced one means that two clients have copies
 * (RFC 9700 section 4.14.2). Immutable: a change returns a new session, which is stored only when
 * it is passed to the repository.
 *
 * @param id the id
 * @param user the owner
 * @param origin the client that opened it
 * @param generation the number of the current refresh token, from 0
 * @param times when it was opened and used, and when it expires
 * @param end when and why it was ended; empty if it was not
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
      throw new IllegalArgumentException("invalid generation: " + generation);
    }
  }

  /** A new session of generation 0, opened at {@code now}. */
  public static Session open(
      SessionId id, UserId user, SessionOrigin origin, Instant now, SessionPolicy policy) {
    return new Session(id, user, origin, 0, SessionTimes.from(now, policy), Optional.empty());
  }

  /**
   * Whether it has neither ended nor expired at {@code now}; at {@code expiresAt} itself it has
   * expired.
   */
  public boolean isLive(Instant now) {
    return end.isEmpty() && now.isBefore(times.expiresAt());
  }

  /** This session ended at {@code now}; this session itself if it was ended before. */
  public Session ended(Instant now, SessionEndReason reason) {
    return end.isPresent()
        ? this
        : new Session(
            id, user, origin, generation, times, Optional.of(new SessionEnd(now, reason)));
  }

  /**
   * Decides about the refresh token of generation {@code presented}, which rotates if it is the
   * current one. Call it under a lock on the stored session, and store the result, also after a
   * reuse, before answering.
   *
   * @throws IllegalArgumentException if {@code presented} is negative
   */
  public RefreshDecision refresh(long presented, Instant now, SessionPolicy policy) {
    return decide(presented, now, policy, () -> new Rotated(rotated(now, policy)));
  }

  /**
   * Like {@link #refresh}, for clients that cannot store a new refresh token: the current one is
   * not replaced. Reuse is therefore detected only if another client rotates the token with {@link
   * #refresh}.
   *
   * @throws IllegalArgumentException if {@code presented} is negative
   */
  public RefreshDecision renew(long presented, Instant now, SessionPolicy policy) {
    return decide(presented, now, policy, () -> new Reissued(used(now, policy)));
  }

  private RefreshDecision decide(
      long presented, Instant now, SessionPolicy policy, Supplier<RefreshDecision> current) {
    if (presented < 0) {
      throw new IllegalArgumentException("invalid generation: " + presented);
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
    // After a clock that was far ahead, the grace period could last for years, without reuse
    // detection.
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
