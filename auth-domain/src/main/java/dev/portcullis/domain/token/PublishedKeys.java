package dev.portcullis.domain.token;

/**
 * Port: the public keys that verify access tokens. Implementations are thread-safe and do no I/O.
 */
@FunctionalInterface
public interface PublishedKeys {
  /**
   * The JWK Set (RFC 7517 section 5) in JSON, with public members only. It contains no keys if
   * tokens are signed with a shared secret.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the signing keys have not been
   *     loaded yet
   */
  String jwks();
}
