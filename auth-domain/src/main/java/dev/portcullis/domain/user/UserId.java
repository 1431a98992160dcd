package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * The id of a user; the {@code sub} claim of its access tokens. Opaque to clients. Immutable.
 *
 * @param value the id, 16 bytes
 */
public record UserId(UUID value) {
  private static final int TEXT_LENGTH = 36;

  /** The value is required. */
  public UserId {
    requireNonNull(value, "value");
  }

  /**
   * Parses an id in the form of RFC 9562 section 4, in upper or lower case; empty for any other
   * text.
   */
  public static Optional<UserId> parse(String text) {
    if (requireNonNull(text, "text").length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    try {
      UserId id = new UserId(UUID.fromString(text));
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
