package dev.portcullis.adapter.token;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Detects texts that were typed to reach a length instead of generated at random. Pure. */
final class RepetitiveText {
  /**
   * Minimum number of distinct bytes. 32 random hexadecimal digits have fewer with a probability of
   * 1 in 20 million.
   */
  private static final int MIN_DISTINCT = 7;

  private RepetitiveText() {}

  /**
   * Whether the text has few distinct bytes, repeats one piece, or is mostly a sequence such as
   * {@code 12345}.
   */
  static boolean isRepetitive(byte[] text) {
    return distinct(text) < MIN_DISTINCT || repeatsOnePiece(text) || isMostlySequential(text);
  }

  private static long distinct(byte[] text) {
    return IntStream.range(0, text.length).map(i -> text[i]).distinct().count();
  }

  /**
   * Whether the text is one piece, repeated at least once; the last repetition may be incomplete.
   */
  private static boolean repeatsOnePiece(byte[] text) {
    int length = text.length;
    return IntStream.rangeClosed(1, length / 2)
        .anyMatch(piece -> Arrays.equals(text, 0, length - piece, text, piece, length));
  }

  private static boolean isMostlySequential(byte[] text) {
    long steps =
        IntStream.range(1, text.length).filter(i -> Math.abs(text[i] - text[i - 1]) <= 1).count();
    return steps * 2 >= text.length;
  }
}
