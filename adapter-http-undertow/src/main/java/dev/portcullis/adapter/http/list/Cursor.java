package dev.portcullis.adapter.http.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The cursor of a list: the position of its last item and a checksum over it and over the list, so
 * that a damaged cursor, or one of another list, is refused instead of skipping items. Neither
 * secret nor authenticated. Pure.
 */
public final class Cursor {
  private Cursor() {}

  /**
   * The text of a cursor.
   *
   * @param list names the list, with its filters if a position is good for these alone
   * @param position the position, as the list encodes it
   */
  public static String write(String list, byte[] position) {
    byte[] cursor =
        ByteBuffer.allocate(position.length + Integer.BYTES)
            .put(position)
            .putInt(checksum(list, position))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /** The position in {@code text}; empty unless {@link #write} made exactly this text for it. */
  public static Optional<byte[]> read(String list, String text) {
    try {
      byte[] cursor = Base64.getUrlDecoder().decode(text);
      if (cursor.length < Integer.BYTES) {
        return Optional.empty();
      }
      byte[] position = Arrays.copyOf(cursor, cursor.length - Integer.BYTES);
      return write(list, position).equals(text) ? Optional.of(position) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static int checksum(String list, byte[] position) {
    CRC32 crc = new CRC32();
    crc.update(list.getBytes(UTF_8));
    crc.update(0);
    crc.update(position);
    return (int) crc.getValue();
  }
}
