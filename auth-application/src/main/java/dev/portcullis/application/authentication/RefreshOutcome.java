package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.user.User;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The outcome of presenting a refresh token. */
public sealed interface RefreshOutcome {
  /**
   * The session continues.
   *
   * @param user the user as stored now
   * @param tokens the tokens to use from now on
   */
  record Refreshed(User user, IssuedTokens tokens) implements RefreshOutcome {
    /** Both are required. */
    public Refreshed {
      requireNonNull(user, "user");
      requireNonNull(tokens, "tokens");
    }
  }

  /**
   * The token is refused. Clients get the same answer for every reason.
   *
   * @param reason the reason, for logs and metrics
   */
  record Refused(RefreshRefusal reason) implements RefreshOutcome {
    /** The reason is required. */
    public Refused {
      requireNonNull(reason, "reason");
    }
  }

  /** Applies the function for this outcome. */
  default <T> T fold(
      BiFunction<User, IssuedTokens, T> refreshed, Function<RefreshRefusal, T> refused) {
    return this instanceof Refreshed good
        ? refreshed.apply(good.user(), good.tokens())
        : refused.apply(((Refused) this).reason());
  }
}
