package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.token.PublishedKeys;

/** Returns the public keys that verify access tokens. Anonymous: they are public. Thread-safe. */
public final class ReadPublishedKeys {
  private final PublishedKeys keys;

  /** Returns {@code keys}. */
  public ReadPublishedKeys(PublishedKeys keys) {
    this.keys = requireNonNull(keys, "keys");
  }

  /**
   * The JWK Set (RFC 7517 section 5) in JSON.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the signing keys have not been
   *     loaded yet
   */
  public String read() {
    return keys.jwks();
  }
}
