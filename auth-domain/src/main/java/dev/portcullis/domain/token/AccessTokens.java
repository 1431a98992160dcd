package dev.portcullis.domain.token;

/**
 * Port: the issuer and the verifier of access tokens for one source of keys. Implementations are
 * thread-safe.
 */
public interface AccessTokens {
  /** Signs access tokens. */
  AccessTokenIssuer issuer();

  /** Verifies access tokens. */
  AccessTokenVerifier verifier();

  /** The public keys that verify access tokens. */
  PublishedKeys publishedKeys();
}
