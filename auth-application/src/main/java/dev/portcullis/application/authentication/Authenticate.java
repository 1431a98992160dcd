package dev.portcullis.application.authentication;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenVerifier;

/**
 * Tells who is behind an access token: from memory alone, without a query, so that a protected
 * request can be answered where it arrives. Thread-safe.
 */
public final class Authenticate {
  private final AccessTokenVerifier verifier;

  /** Trusts the tokens that {@code verifier} verifies. */
  public Authenticate(AccessTokenVerifier verifier) {
    this.verifier = requireNonNull(verifier, "verifier");
  }

  /** Who {@code compact}, any text from outside, stands for. Throws nothing. */
  public AuthenticationOutcome authenticate(String compact) {
    return verifier
        .verify(compact)
        .fold(
            Authenticate::actor,
            AuthenticationOutcome.Rejected::new,
            AuthenticationOutcome.Unavailable::new);
  }

  private static AuthenticationOutcome actor(AccessTokenClaims claims) {
    return new AuthenticationOutcome.Authenticated(claims.actor());
  }
}
