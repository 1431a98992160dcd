package dev.portcullis.adapter.http.administration;

import dev.portcullis.domain.user.UserId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The cursor of a list of users: the last id and a checksum, so that a damaged cursor is refused
 * instead of skipping users. Neither secret nor authenticated. Pure.
 */
final class UserCursor {
  private static final int ID_LENGTH = 16;
  private static final int LENGTH = ID_LENGTH + Integer.BYTES;

  private UserCursor() {}

  static String write(UserId last) {
    byte[] id = bytes(last);
    byte[] cursor = ByteBuffer.allocate(LENGTH).put(id).putInt(checksum(id)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /** The id in {@code text}; empty unless {@link #write} produced exactly this text. */
  static Optional<UserId> read(String text) {
    try {
      byte[] cursor = Base64.getUrlDecoder().decode(text);
      if (cursor.length != LENGTH) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(cursor);
      UserId id = new UserId(new UUID(buffer.getLong(), buffer.getLong()));
      return write(id).equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(UserId id) {
    return ByteBuffer.allocate(ID_LENGTH)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }

  private static int checksum(byte[] id) {
    CRC32 crc = new CRC32();
    crc.update(id);
    return (int) crc.getValue();
  }
}
