package dev.portcullis.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;

/**
 * A password as stored: whatever text the {@link PasswordHasher} made, opaque to everybody else.
 * Never prints itself; compares in constant time.
 */
public final class PasswordHash {
  private final String encoded;

  /** The hash with this stored form. */
  public PasswordHash(String encoded) {
    this.encoded = requireNonNull(encoded, "encoded");
  }

  /** The stored form: a secret, for the store and the hasher only. */
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
