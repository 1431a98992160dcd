package dev.portcullis.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;

/**
 * The hash of a password, as stored: the text that {@link PasswordHasher} made, opaque to other
 * code. Immutable; {@code toString} is masked, and {@code equals} takes constant time.
 */
public final class PasswordHash {
  private final String encoded;

  /** The hash with this encoded form. */
  public PasswordHash(String encoded) {
    this.encoded = requireNonNull(encoded, "encoded");
  }

  /** The encoded form: a secret, for the store and the hasher only. */
  public String encoded() {
    return encoded;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that
        && MessageDigest.isEqual(encoded.getBytes(UTF_8), that.encoded.getBytes(UTF_8));
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  @Override
  public String toString() {
    return "PasswordHash[***]";
  }
}
