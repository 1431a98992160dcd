package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Identity of a session; the {@code sid} claim of its access tokens.
 *
 * @param value the 16 bytes
 */
public record SessionId(UUID value) {
  /** The value is required. */
  public SessionId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
