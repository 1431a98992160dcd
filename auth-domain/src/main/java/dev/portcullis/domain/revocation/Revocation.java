package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes access tokens invalid that were issued before. Applying it twice has no further effect.
 * Immutable.
 */
public sealed interface Revocation {
  /**
   * Revokes all tokens of a user with a lower epoch.
   *
   * @param user the user
   * @param epoch the least valid epoch: the {@code ver} claim
   */
  record EpochRaised(UserId user, long epoch) implements Revocation {
    /** The user is required. */
    public EpochRaised {
      requireNonNull(user, "user");
    }
  }

  /**
   * Revokes all tokens of one session.
   *
   * @param session the session
   */
  record SessionEnded(SessionId session) implements Revocation {
    /** The session is required. */
    public SessionEnded {
      requireNonNull(session, "session");
    }
  }

  /** Revokes all tokens of {@code user} with a lower epoch than the present one. */
  static Revocation of(User user) {
    return new EpochRaised(user.id(), user.epoch());
  }

  /** Revokes all present and future tokens of {@code user}, who was removed. */
  static Revocation ofRemoved(UserId user) {
    return new EpochRaised(user, Long.MAX_VALUE);
  }

  /** Revokes all tokens of {@code session}. */
  static Revocation of(SessionId session) {
    return new SessionEnded(session);
  }

  /** Applies the function for this kind of revocation. */
  default <T> T fold(BiFunction<UserId, Long, T> epochRaised, Function<SessionId, T> sessionEnded) {
    return this instanceof EpochRaised raised
        ? epochRaised.apply(raised.user(), raised.epoch())
        : sessionEnded.apply(((SessionEnded) this).session());
  }
}
