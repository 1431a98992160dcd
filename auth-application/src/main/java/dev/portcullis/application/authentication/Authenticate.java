package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.authentication.AuthenticationOutcome.Authenticated;
import dev.portcullis.application.authentication.AuthenticationOutcome.Rejected;
import dev.portcullis.application.authentication.AuthenticationOutcome.Unavailable;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.RejectionReason;
import java.time.Clock;
import java.util.Optional;

/**
 * Authenticates the bearer of an access token, from memory, without a query. A token is refused if
 * its session has ended or the rights of its user have changed since it was issued. While this node
 * cannot tell, because its revocations are out of date, the outcome is {@link
 * AuthenticationOutcome.Unavailable}. Thread-safe.
 */
public final class Authenticate {
  private final AccessTokenVerifier verifier;
  private final Revocations revocations;
  private final Clock clock;

  /** Accepts the tokens that {@code verifier} accepts and {@code revocations} does not revoke. */
  public Authenticate(AccessTokenVerifier verifier, Revocations revocations, Clock clock) {
    this.verifier = requireNonNull(verifier, "verifier");
    this.revocations = requireNonNull(revocations, "revocations");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Authenticates by {@code compact}, unchecked text from a client. Throws nothing for any text.
   */
  public AuthenticationOutcome authenticate(String compact) {
    return verifier
        .verify(compact)
        .fold(this::actor, reason -> new Rejected(reason), Unavailable::new);
  }

  private AuthenticationOutcome actor(AccessTokenClaims claims) {
    return switch (revocations.standing(
        claims.subject(), claims.session(), claims.epoch(), clock.instant())) {
      case GOOD -> new Authenticated(claims.actor());
      case REVOKED -> new Rejected(RejectionReason.REVOKED, Optional.of(claims.session()));
      case UNKNOWN -> new Unavailable();
    };
  }
}
