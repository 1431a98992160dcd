package dev.portcullis.bootstrap.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Checks that a text was not damaged on its way in. The value of a secret must be exactly what its
 * owner types elsewhere: a replaced or invisible character would make it a different secret.
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
   * @throws IllegalArgumentException if it was damaged on its way in
   */
  static String intact(String text) {
    text.codePoints().forEach(PlainText::check);
    return text;
  }

  private static void check(int character) {
    switch (character) {
      case REPLACEMENT ->
          throw new IllegalArgumentException(
              "contains U+FFFD, the mark of a character that could not be decoded: the text was not in UTF-8");
      case BYTE_ORDER_MARK ->
          throw new IllegalArgumentException(
              "contains a byte order mark (U+FEFF), which is invisible");
      case NUL ->
          throw new IllegalArgumentException(
              "contains NUL (U+0000): it is not a text file in UTF-8");
      default -> {
        if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
          throw new IllegalArgumentException(
              "contains a lone surrogate: it is not valid Unicode text");
        }
      }
    }
  }

  private static boolean isPair(byte[] bytes, int first, int second) {
    return bytes[0] == (byte) first && bytes[1] == (byte) second;
  }
}
