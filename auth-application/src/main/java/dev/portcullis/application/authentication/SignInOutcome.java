package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What a sign-in comes to. */
public sealed interface SignInOutcome {
  /**
   * The password was right and the account may be used.
   *
   * @param user the user as stored
   * @param tokens those of the session this opens
   */
  record SignedIn(User user, IssuedTokens tokens) implements SignInOutcome {
    /** Both are required. */
    public SignedIn {
      requireNonNull(user, "user");
      requireNonNull(tokens, "tokens");
    }
  }

  /**
   * Refused. Outsiders get one answer for every reason.
   *
   * @param reason why; for logs and metrics
   * @param user whose account it was, if anybody's; for the audit trail
   */
  record Refused(RefusalReason reason, Optional<UserId> user) implements SignInOutcome {
    /** Both are required. */
    public Refused {
      requireNonNull(reason, "reason");
      requireNonNull(user, "user");
    }
  }

  /**
   * Not compared: it was tried too often. Whether the account exists makes no difference.
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
    /** A password that nobody can have: refused whoever it is for. */
    HOSTILE_PASSWORD,
    /** Nobody has that name or address. */
    UNKNOWN_USER,
    /** Somebody has, with another password. */
    WRONG_PASSWORD,
    /** The password was right, and the account may not be used. */
    NOT_ACTIVE,
    /**
     * The account was tried too often, by its name and its address together: the password was not
     * compared. Outsiders are not told to wait, because that would tell that both are of one
     * account.
     */
    ACCOUNT_THROTTLED
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
