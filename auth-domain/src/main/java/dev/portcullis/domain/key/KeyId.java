package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

/**
 * The id of a signing key: the {@code kid} header of the tokens it signs. For an asymmetric key,
 * the thumbprint of its public key (RFC 7638). Immutable.
 *
 * @param value 1 to 64 characters
 */
public record KeyId(String value) {
  private static final int MAX_LENGTH = 64;

  /**
   * A key id.
   *
   * @throws IllegalArgumentException if it is empty or longer than 64 characters
   */
  public KeyId {
    requireNonNull(value, "value");
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "invalid key id: must have 1 to " + MAX_LENGTH + " characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
