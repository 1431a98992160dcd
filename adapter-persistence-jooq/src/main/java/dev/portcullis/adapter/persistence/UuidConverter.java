package dev.portcullis.adapter.persistence;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jooq.impl.AbstractConverter;

/**
 * Converts {@code BINARY(16)} to a UUID, most significant byte first, so that time-ordered ids sort
 * by time in the database too. Public only because generated code refers to it. Stateless and
 * thread-safe.
 */
public final class UuidConverter extends AbstractConverter<byte[], UUID> {
  private static final long serialVersionUID = 1L;

  private static final int LENGTH = 16;

  /** Creates a converter, for generated code. */
  public UuidConverter() {
    super(byte[].class, UUID.class);
  }

  @Override
  @SuppressWarnings("NullAway") // jOOQ passes SQL NULL as null, and expects null for it
  public UUID from(byte[] stored) {
    if (stored == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public byte[] to(UUID id) {
    if (id == null) {
      return null;
    }
    return ByteBuffer.allocate(LENGTH)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
