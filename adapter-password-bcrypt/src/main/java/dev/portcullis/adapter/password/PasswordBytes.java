package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.credential.PlainPassword;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.text.Normalizer;
import java.util.Arrays;

/** Encodes a password in UTF-8. The caller must wipe every returned array. */
final class PasswordBytes {
  private static final int MAX_BYTES_PER_CHAR = 3;

  private PasswordBytes() {}

  /** As typed. */
  static byte[] asTyped(PlainPassword password) {
    return encode(password.characters());
  }

  /** In Unicode normalization form C, since keyboards encode the same letter differently. */
  static byte[] normalised(PlainPassword password) {
    CharBuffer typed = password.characters();
    if (Normalizer.isNormalized(typed, Normalizer.Form.NFC)) {
      return encode(typed);
    }
    // The JDK normalises into a String only, which cannot be wiped; this case is rare.
    return encode(CharBuffer.wrap(Normalizer.normalize(typed, Normalizer.Form.NFC)));
  }

  private static byte[] encode(CharBuffer characters) {
    // Large enough from the start: growing the buffer would leave a copy that is not wiped.
    byte[] room = new byte[characters.remaining() * MAX_BYTES_PER_CHAR];
    try {
      ByteBuffer bytes = ByteBuffer.wrap(room);
      UTF_8.newEncoder().encode(characters.duplicate(), bytes, true);
      return Arrays.copyOf(room, bytes.position());
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }
}
