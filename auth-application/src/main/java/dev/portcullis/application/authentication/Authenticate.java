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
 * Tells who is behind an access token: from memory alone, without a query, so that a protected
 * request can be answered where it arrives. A token whose session or rights have ended since does
 * not count, and while that cannot be told, none does. Thread-safe.
 */
public final class Authenticate {
  private final AccessTokenVerifier verifier;
  private final Revocations revocations;
  private final Clock clock;

  /** Trusts the tokens that {@code verifier} verifies, but for {@code revocations}. */
  public Authenticate(AccessTokenVerifier verifier, Revocations revocations, Clock clock) {
    this.verifier = requireNonNull(verifier, "verifier");
    this.revocations = requireNonNull(revocations, "revocations");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Who {@code compact}, any text from outside, stands for. Throws nothing. */
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
