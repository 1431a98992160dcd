package dev.portcullis.domain.token;

/**
 * Port: the keys with which anybody can verify our access tokens. Implementations are thread-safe
 * and do no I/O.
 */
@FunctionalInterface
public interface PublishedKeys {
  /**
   * The JWK Set (RFC 7517 section 5) in JSON: public members only. Empty where tokens are signed
   * with a shared secret.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the keys have not been read yet
   */
  String jwks();
}
