package dev.portcullis.domain.user;

/**
 * Invisible characters that typing or pasting adds to the ends of a name: white space of every
 * kind, no-break spaces, and format characters such as U+200B, U+200E and U+FEFF. Pure.
 */
final class Blanks {
  private Blanks() {}

  /** {@code text} without leading and trailing blanks. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
