package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.util.function.BiFunction;
import java.util.function.Function;

/** That access tokens issued before no longer count. Applying it twice changes nothing. */
public sealed interface Revocation {
  /**
   * All tokens of a user from before its rights changed.
   *
   * @param user whose
   * @param epoch the epoch from which on they count: the {@code ver} claim
   */
  record EpochRaised(UserId user, long epoch) implements Revocation {
    /** The user is required. */
    public EpochRaised {
      requireNonNull(user, "user");
    }
  }

  /**
   * All tokens of one session.
   *
   * @param session which
   */
  record SessionEnded(SessionId session) implements Revocation {
    /** The session is required. */
    public SessionEnded {
      requireNonNull(session, "session");
    }
  }

  /** All tokens of {@code user} from before its epoch. */
  static Revocation of(User user) {
    return new EpochRaised(user.id(), user.epoch());
  }

  /** All tokens there are and will be of {@code user}, who is removed. */
  static Revocation ofRemoved(UserId user) {
    return new EpochRaised(user, Long.MAX_VALUE);
  }

  /** All tokens of {@code session}. */
  static Revocation of(SessionId session) {
    return new SessionEnded(session);
  }

  /** The value for whichever of the two this is. */
  default <T> T fold(BiFunction<UserId, Long, T> epochRaised, Function<SessionId, T> sessionEnded) {
    return this instanceof EpochRaised raised
        ? epochRaised.apply(raised.user(), raised.epoch())
        : sessionEnded.apply(((SessionEnded) this).session());
  }
}
