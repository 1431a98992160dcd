package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Identity of one access token: the {@code jti} claim.
 *
 * @param value the 16 bytes
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
