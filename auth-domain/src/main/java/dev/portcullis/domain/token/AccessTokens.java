package dev.portcullis.domain.token;

/** The ports of access tokens over one source of keys. Thread-safe. */
public interface AccessTokens {
  /** Signs access tokens. */
  AccessTokenIssuer issuer();

  /** Verifies access tokens. */
  AccessTokenVerifier verifier();

  /** The public keys with which anybody can verify them. */
  PublishedKeys publishedKeys();
}
