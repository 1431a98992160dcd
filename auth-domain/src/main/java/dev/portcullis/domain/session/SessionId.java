package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * The id of a session; the {@code sid} claim of its access tokens. Immutable.
 *
 * @param value the id, 16 bytes
 */
public record SessionId(UUID value) {
  private static final int TEXT_LENGTH = 36;

  /** The value is required. */
  public SessionId {
    requireNonNull(value, "value");
  }

  /**
   * Parses an id in the form of RFC 9562 section 4, in upper or lower case; empty for any other
   * text.
   */
  public static Optional<SessionId> parse(String text) {
    if (requireNonNull(text, "text").length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    try {
      SessionId id = new SessionId(UUID.fromString(text));
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
