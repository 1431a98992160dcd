package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.RejectionReason;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who is behind an access token. */
public sealed interface AuthenticationOutcome {
  /**
   * A user in good standing.
   *
   * @param actor who
   */
  record Authenticated(Actor actor) implements AuthenticationOutcome {
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
   * Nobody. Outsiders get one answer for every reason.
   *
   * @param reason why; for logs and metrics
   * @param session the session that the token is genuine for, if it merely does not count any more;
   *     good for nothing but to end it
   */
  record Rejected(RejectionReason reason, Optional<SessionId> session)
      implements AuthenticationOutcome {
    /** Both are required. */
    public Rejected {
      requireNonNull(reason, "reason");
      requireNonNull(session, "session");
    }

    /** Rejected, and genuine for nothing. */
    public Rejected(RejectionReason reason) {
      this(reason, Optional.empty());
    }
  }

  /** It cannot be told now; later it may. */
  record Unavailable() implements AuthenticationOutcome {}

  /** The session that the token is genuine for, whether it counts or does not any more. */
  default Optional<SessionId> session() {
    return Optional.empty();
  }

  /** The value for whichever of the three this is. */
  default <T> T fold(
      Function<Actor, T> authenticated,
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
