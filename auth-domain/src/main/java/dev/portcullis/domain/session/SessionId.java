package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * Identity of a session; the {@code sid} claim of its access tokens.
 *
 * @param value the 16 bytes
 */
public record SessionId(UUID value) {
  private static final int TEXT_LENGTH = 36;

  /** The value is required. */
  public SessionId {
    requireNonNull(value, "value");
  }

  /**
   * The id that {@code text} spells in the form of RFC 9562 section 4, in letters of either case,
   * or nothing: such a session cannot exist.
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
