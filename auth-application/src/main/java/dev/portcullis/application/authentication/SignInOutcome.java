package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The outcome of a sign-in. */
public sealed interface SignInOutcome {
  /**
   * The password was right and the account is active.
   *
   * @param user the user as stored
   * @param tokens the tokens of the new session
   */
  record SignedIn(User user, IssuedTokens tokens) implements SignInOutcome {
    /** Both are required. */
    public SignedIn {
      requireNonNull(user, "user");
      requireNonNull(tokens, "tokens");
    }
  }

  /**
   * The sign-in is refused. Clients get the same answer for every reason.
   *
   * @param reason the reason, for logs and metrics
   * @param user the user that the identifier belongs to, if any; for the audit trail
   */
  record Refused(RefusalReason reason, Optional<UserId> user) implements SignInOutcome {
    /** Both are required. */
    public Refused {
      requireNonNull(reason, "reason");
      requireNonNull(user, "user");
    }
  }

  /**
   * Too many attempts; the password was not compared. The answer is the same whether the account
   * exists or not.
   *
   * @param retryAfter the time until the next attempt is allowed; positive
   */
  record Throttled(Duration retryAfter) implements SignInOutcome {
    /** The duration is required. */
    public Throttled {
      requireNonNull(retryAfter, "retryAfter");
    }
  }

  /** Why a sign-in is refused. */
  enum RefusalReason {
    /** The password is blank or longer than any account can have. */
    HOSTILE_PASSWORD,
    /** No user has this username or address, or the user has no password. */
    UNKNOWN_USER,
    /** The user exists; the password is wrong. */
    WRONG_PASSWORD,
    /** The password was right, but the account is not active. */
    NOT_ACTIVE,
    /**
     * Too many attempts on the account, by username and e-mail address together; the password was
     * not compared. Clients are not told to wait, because that would reveal that both belong to one
     * account.
     */
    ACCOUNT_THROTTLED
  }

  /** Applies the function for this outcome. */
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
