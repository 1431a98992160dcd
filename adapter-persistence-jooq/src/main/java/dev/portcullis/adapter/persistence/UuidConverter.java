package dev.portcullis.adapter.persistence;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jooq.impl.AbstractConverter;

/**
 * {@code BINARY(16)} as a UUID, most significant byte first, so that time-ordered ids sort by time
 * in the store as well. Public only because generated code refers to it.
 */
public final class UuidConverter extends AbstractConverter<byte[], UUID> {
  private static final long serialVersionUID = 1L;

  private static final int LENGTH = 16;

  /** Stateless: any number will do. */
  public UuidConverter() {
    super(byte[].class, UUID.class);
  }

  @Override
  @SuppressWarnings("NullAway") // jOOQ hands over SQL's NULL, and expects null for it
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
