package dev.portcullis.adapter.token;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Tells texts that somebody filled up from those that a random generator made. */
final class RepetitiveText {
  /** 32 random hexadecimal digits have fewer different ones once in twenty million times. */
  private static final int FEWEST_DIFFERENT = 7;

  private RepetitiveText() {}

  /** Whether it has few different bytes, is one piece over and over, or mostly counts on. */
  static boolean is(byte[] text) {
    return different(text) < FEWEST_DIFFERENT || isOnePiece(text) || mostlyCounts(text);
  }

  private static long different(byte[] text) {
    return IntStream.range(0, text.length).map(i -> text[i]).distinct().count();
  }

  /** Repeated at least once; the last time it may be cut. */
  private static boolean isOnePiece(byte[] text) {
    int length = text.length;
    return IntStream.rangeClosed(1, length / 2)
        .anyMatch(piece -> Arrays.equals(text, 0, length - piece, text, piece, length));
  }

  private static boolean mostlyCounts(byte[] text) {
    long steps =
        IntStream.range(1, text.length).filter(i -> Math.abs(text[i] - text[i - 1]) <= 1).count();
    return steps * 2 >= text.length;
  }
}
