package dev.portcullis.application;

import dev.portcullis.application.key.ReadPublishedKeys;
import dev.portcullis.application.key.ReadSigningKeys;
import dev.portcullis.application.key.RotateSigningKeys;

/** The signing keys. Thread-safe. */
public final class KeyUseCases {
  private final Parts parts;

  KeyUseCases(Parts parts) {
    this.parts = parts;
  }

  /** Shows the public keys to anybody. */
  public ReadPublishedKeys readPublished() {
    return new ReadPublishedKeys(parts.accessTokens.publishedKeys());
  }

  /** Shows the keys to administrators. */
  public ReadSigningKeys read() {
    return new ReadSigningKeys(parts.keys.source(), parts.policies, parts.clock);
  }

  /** Has the next key published before its time. */
  public RotateSigningKeys rotate() {
    return new RotateSigningKeys(parts.keys.rotator(), parts.policies, parts.clock);
  }
}
