package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.RejectionReason;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The outcome of authentication by access token. */
public sealed interface AuthenticationOutcome {
  /**
   * The token is valid.
   *
   * @param actor the authenticated user
   */
  record Authenticated(UserActor actor) implements AuthenticationOutcome {
    /** The actor is required. */
    public Authenticated {
      requireNonNull(actor, "actor");
    }

    @Override
    public Optional<SessionId> session() {
      return Optional.of(actor.session());
    }
  }

  /**
   * The token is refused. Clients get the same answer for every reason.
   *
   * @param reason the reason, for logs and metrics
   * @param session the session of a genuine token that was revoked; usable only to end that session
   */
  record Rejected(RejectionReason reason, Optional<SessionId> session)
      implements AuthenticationOutcome {
    /** Both are required. */
    public Rejected {
      requireNonNull(reason, "reason");
      requireNonNull(session, "session");
    }

    /** Refused, without a session. */
    public Rejected(RejectionReason reason) {
      this(reason, Optional.empty());
    }
  }

  /** Validity cannot be determined now; trying again later may succeed. */
  record Unavailable() implements AuthenticationOutcome {}

  /** The session of a genuine token, valid or revoked. */
  default Optional<SessionId> session() {
    return Optional.empty();
  }

  /** Applies the function for this outcome. */
  default <T> T fold(
      Function<UserActor, T> authenticated,
      Function<RejectionReason, T> rejected,
      Supplier<T> unavailable) {
    if (this instanceof Authenticated good) {
      return authenticated.apply(good.actor());
    }
    if (this instanceof Rejected bad) {
      return rejected.apply(bad.reason());
    }
    return unavailable.get();
  }
}
