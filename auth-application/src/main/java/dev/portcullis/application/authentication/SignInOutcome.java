package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessToken;
import dev.portcullis.domain.user.User;
import java.time.Duration;
import java.util.function.Function;

/** What a sign-in comes to. */
public sealed interface SignInOutcome {
  /**
   * The password was right and the account may be used.
   *
   * @param user the user as stored
   * @param session the session this opens
   * @param accessToken proof for the requests to come
   * @param expiresIn how long the access token lives
   */
  record SignedIn(User user, SessionId session, AccessToken accessToken, Duration expiresIn)
      implements SignInOutcome {
    /** All parts are required. */
    public SignedIn {
      requireNonNull(user, "user");
      requireNonNull(session, "session");
      requireNonNull(accessToken, "accessToken");
      requireNonNull(expiresIn, "expiresIn");
    }
  }

  /**
   * Refused. Outsiders get one answer for every reason.
   *
   * @param reason why; for logs and metrics
   */
  record Refused(RefusalReason reason) implements SignInOutcome {
    /** The reason is required. */
    public Refused {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * Not even looked at: it was tried too often. Whether the account exists makes no difference.
   *
   * @param retryAfter when to try again, from now; positive
   */
  record Throttled(Duration retryAfter) implements SignInOutcome {
    /** The duration is required. */
    public Throttled {
      requireNonNull(retryAfter, "retryAfter");
    }
  }

  /** Why a sign-in is refused. */
  enum RefusalReason {
    /** A password that nobody can have: refused before anybody looks for the user. */
    HOSTILE_PASSWORD,
    /** Nobody has that name or address. */
    UNKNOWN_USER,
    /** Somebody has, with another password. */
    WRONG_PASSWORD,
    /** The password was right, and the account may not be used. */
    NOT_ACTIVE
  }

  /** The value for whichever of the three this is. */
  default <T> T fold(
      Function<SignedIn, T> signedIn,
      Function<RefusalReason, T> refused,
      Function<Duration, T> throttled) {
    if (this instanceof SignedIn good) {
      return signedIn.apply(good);
    }
    return this instanceof Refused refusal
        ? refused.apply(refusal.reason())
        : throttled.apply(((Throttled) this).retryAfter());
  }
}
