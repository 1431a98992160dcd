package dev.portcullis.embedding;

import dev.portcullis.adapter.token.JwksSettings;
import dev.portcullis.adapter.token.JwksTokenVerifier;
import dev.portcullis.adapter.token.TokenSettings;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.AccessTokenVerifier;
import java.time.Clock;
import java.time.Duration;

/** Another service that takes tokens of Portcullis. */
final class ElsewhereVerified {
  // example begin
  /** Once, when the service starts; closed when it stops. */
  static JwksTokenVerifier open(String issuer, String jwksUri, Clock clock)
      throws InterruptedException {
    // The issuer and the audience in the settings of the server, and its maximum token lifetime.
    TokenSettings settings = new TokenSettings(issuer, "portcullis", Duration.ofMinutes(15), 0);
    JwksTokenVerifier verifier = JwksTokenVerifier.ofUri(settings, JwksSettings.at(jwksUri), clock);
    // Optional: without it the first requests may be answered 503.
    verifier.awaitKeys(Duration.ofSeconds(5));
    return verifier;
  }

  /** For each request: the status for a caller that must be a moderator. */
  static int statusFor(AccessTokenVerifier verifier, String bearerToken) {
    return verifier
        .verify(bearerToken)
        .fold(
            claims -> claims.roles().contains(RoleName.MODERATOR) ? 200 : 403,
            reason -> 401,
            () -> 503);
  }

  // example end

  private ElsewhereVerified() {}
}
