package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.user.User;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What presenting a refresh token comes to. */
public sealed interface RefreshOutcome {
  /**
   * The session goes on.
   *
   * @param user the user as it stands now
   * @param tokens the tokens from now on
   */
  record Refreshed(User user, IssuedTokens tokens) implements RefreshOutcome {
    /** Both are required. */
    public Refreshed {
      requireNonNull(user, "user");
      requireNonNull(tokens, "tokens");
    }
  }

  /**
   * Refused. Outsiders get one answer for every reason.
   *
   * @param reason why; for logs and metrics
   */
  record Refused(RefreshRefusal reason) implements RefreshOutcome {
    /** The reason is required. */
    public Refused {
      requireNonNull(reason, "reason");
    }
  }

  /** The value for whichever of the two this is. */
  default <T> T fold(
      BiFunction<User, IssuedTokens, T> refreshed, Function<RefreshRefusal, T> refused) {
    return this instanceof Refreshed good
        ? refreshed.apply(good.user(), good.tokens())
        : refused.apply(((Refused) this).reason());
  }
}
