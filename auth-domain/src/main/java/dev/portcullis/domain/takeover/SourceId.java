package dev.portcullis.domain.takeover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Identifies the database that accounts come from, so that accounts of two sources with the same
 * number are never confused. Immutable.
 *
 * @param value the id, 16 bytes
 */
public record SourceId(UUID value) {
  /** The value is required. */
  public SourceId {
    requireNonNull(value, "value");
  }

  /** The id of the source with this name; always the same for the same name. */
  public static SourceId of(String name) {
    return new SourceId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
