package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * The id of an access token: the {@code jti} claim. Immutable.
 *
 * @param value the id, 16 bytes
 */
public record TokenId(UUID value) {
  /** The value is required. */
  public TokenId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
