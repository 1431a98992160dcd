package dev.portcullis.domain.token;

/** Port: signs access tokens. Implementations are thread-safe and do no I/O. */
@FunctionalInterface
public interface AccessTokenIssuer {
  /**
   * A signed token with these claims.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the signing keys have not been
   *     loaded yet
   */
  AccessToken issue(AccessTokenClaims claims);
}
