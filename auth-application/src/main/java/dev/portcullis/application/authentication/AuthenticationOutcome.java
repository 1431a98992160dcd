package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.token.RejectionReason;
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
  }

  /**
   * Nobody. Outsiders get one answer for every reason.
   *
   * @param reason why; for logs and metrics
   */
  record Rejected(RejectionReason reason) implements AuthenticationOutcome {
    /** The reason is required. */
    public Rejected {
      requireNonNull(reason, "reason");
    }
  }

  /** It cannot be told now; later it may. */
  record Unavailable() implements AuthenticationOutcome {}

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
