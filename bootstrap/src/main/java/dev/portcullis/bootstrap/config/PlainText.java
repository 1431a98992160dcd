package dev.portcullis.bootstrap.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Text that arrived as it was written. What is taken for the value of a secret must be what its
 * owner will type elsewhere: a character that was replaced on the way, or that no editor shows,
 * would make it another secret.
 */
final class PlainText {
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int NUL = 0;

  private PlainText() {}

  /**
   * The text in {@code bytes} without the byte order mark that some editors put first.
   *
   * @throws IllegalArgumentException if it is not UTF-8
   */
  static String decode(byte[] bytes) {
    if (bytes.length >= 2 && (isPair(bytes, 0xFE, 0xFF) || isPair(bytes, 0xFF, 0xFE))) {
      throw new IllegalArgumentException("is in UTF-16: save it in UTF-8");
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw new IllegalArgumentException("is not in UTF-8: save it in UTF-8", notUtf8);
    }
  }

  /**
   * The same text.
   *
   * @throws IllegalArgumentException if it was damaged before it came here
   */
  static String intact(String text) {
    text.codePoints().forEach(PlainText::check);
    return text;
  }

  private static void check(int character) {
    switch (character) {
      case REPLACEMENT ->
          throw new IllegalArgumentException(
              "contains U+FFFD, which stands for a character that was lost: it was not in UTF-8");
      case BYTE_ORDER_MARK ->
          throw new IllegalArgumentException(
              "contains a byte order mark (U+FEFF), which is invisible");
      case NUL ->
          throw new IllegalArgumentException(
              "contains NUL (U+0000): it is not plain text in UTF-8");
      default -> {
        if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
          throw new IllegalArgumentException("contains half a character (a lone surrogate)");
        }
      }
    }
  }

  private static boolean isPair(byte[] bytes, int first, int second) {
    return bytes[0] == (byte) first && bytes[1] == (byte) second;
  }
}
