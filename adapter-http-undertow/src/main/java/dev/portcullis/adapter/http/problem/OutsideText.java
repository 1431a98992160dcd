package dev.portcullis.adapter.http.problem;

/** Makes text from outside fit to be shown: short, ASCII, and without what markup is made of. */
public final class OutsideText {
  private static final int MAX_LENGTH = 64;
  private static final String MARKUP = "<>&\"'`\\";

  private OutsideText() {}

  /** The first characters of {@code text}; a question mark for each that may not be shown. */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder(MAX_LENGTH);
    for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c <= '~' && MARKUP.indexOf(c) < 0 ? c : '?');
    }
    return shown.toString();
  }
}
