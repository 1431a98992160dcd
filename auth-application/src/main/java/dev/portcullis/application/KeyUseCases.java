package dev.portcullis.application;

import dev.portcullis.application.key.ReadPublishedKeys;
import dev.portcullis.application.key.ReadSigningKeys;
import dev.portcullis.application.key.RotateSigningKeys;

/**
 * The use cases of signing keys. Each method returns a use case that is ready for use and
 * thread-safe. Thread-safe.
 */
public final class KeyUseCases {
  private final Parts parts;

  KeyUseCases(Parts parts) {
    this.parts = parts;
  }

  /** Returns the public keys as a JWK Set, to any caller. */
  public ReadPublishedKeys readPublished() {
    return new ReadPublishedKeys(parts.accessTokens.publishedKeys());
  }

  /** Lists the signing keys and their status, for administrators. */
  public ReadSigningKeys read() {
    return new ReadSigningKeys(parts.keys.source(), parts.policies, parts.clock);
  }

  /** Publishes the next key before its scheduled time. */
  public RotateSigningKeys rotate() {
    return new RotateSigningKeys(parts.keys.rotator(), parts.policies, parts.clock);
  }
}
