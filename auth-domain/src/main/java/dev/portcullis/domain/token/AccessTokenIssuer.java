package dev.portcullis.domain.token;

/** Port: signs access tokens. Implementations are thread-safe and do no I/O. */
@FunctionalInterface
public interface AccessTokenIssuer {
  /**
   * A signed token that says {@code claims}.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if no signing key is known yet
   */
  AccessToken issue(AccessTokenClaims claims);
}
