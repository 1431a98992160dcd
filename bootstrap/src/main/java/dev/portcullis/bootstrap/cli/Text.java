package dev.portcullis.bootstrap.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text of others on its way to a terminal, which takes control characters as commands. Pure. */
final class Text {
  private static final char REPLACEMENT = '?';

  private Text() {}

  /** {@code text} with a question mark for each character that is not visible. */
  static String printable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(character -> isVisible(character) ? character : REPLACEMENT)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** {@code failure} and its causes, with their stacks. */
  static String trace(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(
            each ->
                each
                    + Arrays.stream(each.getStackTrace())
                        .map(frame -> "\n\tat " + frame)
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("\nCaused by: "));
  }

  /** Whether {@code text} was damaged when Java decoded it by the locale of the process. */
  static boolean isDamaged(String text) {
    return text.codePoints()
        .anyMatch(
            c -> c == 0xFFFD || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static boolean isVisible(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL
        // Marks that change the direction of what follows are formats as well.
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE;
  }
}
