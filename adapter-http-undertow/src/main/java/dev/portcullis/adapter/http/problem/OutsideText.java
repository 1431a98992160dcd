package dev.portcullis.adapter.http.problem;

/** Makes untrusted text safe to show: short, ASCII, and without markup characters. */
public final class OutsideText {
  private static final int MAX_LENGTH = 64;
  private static final String MARKUP = "<>&\"'`\\";

  private OutsideText() {}

  /** The first characters of {@code text}; a question mark replaces each unsafe one. */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder(MAX_LENGTH);
    for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c <= '~' && MARKUP.indexOf(c) < 0 ? c : '?');
    }
    return shown.toString();
  }
}
