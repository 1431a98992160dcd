package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

/**
 * Identity of a signing key: the {@code kid} of the tokens it signs. For a public key its
 * thumbprint (RFC 7638).
 *
 * @param value 1 to 64 characters
 */
public record KeyId(String value) {
  private static final int MAX_LENGTH = 64;

  /**
   * A key id.
   *
   * @throws IllegalArgumentException if it is empty or too long
   */
  public KeyId {
    requireNonNull(value, "value");
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a key id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
