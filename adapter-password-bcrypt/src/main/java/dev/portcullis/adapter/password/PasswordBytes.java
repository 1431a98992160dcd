package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.credential.PlainPassword;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.text.Normalizer;
import java.util.Arrays;

/** A password in UTF-8. Every array it hands out is the caller's to wipe. */
final class PasswordBytes {
  private static final int MAX_BYTES_PER_CHAR = 3;

  private PasswordBytes() {}

  /** As typed. */
  static byte[] asTyped(PlainPassword password) {
    return encode(password.characters());
  }

  /** In normal form C: keyboards differ in how they spell the same letter. */
  static byte[] normalised(PlainPassword password) {
    CharBuffer typed = password.characters();
    if (Normalizer.isNormalized(typed, Normalizer.Form.NFC)) {
      return encode(typed);
    }
    // The JDK normalises into a String only, which nobody can wipe: the rare case pays for it.
    return encode(CharBuffer.wrap(Normalizer.normalize(typed, Normalizer.Form.NFC)));
  }

  private static byte[] encode(CharBuffer characters) {
    // Large enough at once: an encoder that grows its buffer leaves the smaller one behind.
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
