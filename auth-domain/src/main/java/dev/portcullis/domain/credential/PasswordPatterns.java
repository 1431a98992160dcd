package dev.portcullis.domain.credential;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Detects patterns that make a long password easy to guess: repetition, and sequences along the
 * alphabet or the keyboard. Expects text in lower case. Pure.
 */
final class PasswordPatterns {
  private static final int MIN_DISTINCT = 5;
  private static final int MIN_RUN = 4;

  /** Cyclic sequences: the last character is followed by the first. */
  private static final List<String> SEQUENCES =
      Stream.of(
              "abcdefghijklmnopqrstuvwxyz",
              "1234567890",
              "qwertyuiop",
              "asdfghjkl",
              "zxcvbnm",
              "qwertzuiop",
              "yxcvbnm",
              "azertyuiop",
              "qsdfghjklm",
              "wxcvbn",
              "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p")
          .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
          .toList();

  private PasswordPatterns() {}

  /**
   * Whether {@code text} has very few different characters, or repeats one part or one character.
   */
  static boolean isRepetitive(String text) {
    int[] characters = text.codePoints().toArray();
    return Arrays.stream(characters).distinct().count() < MIN_DISTINCT
        || period(characters) * 2 <= characters.length
        || inRuns(characters, PasswordPatterns::sameCharacter) * 2 > characters.length;
  }

  /** Whether more than half of {@code text} follows rows of keys, the alphabet or digits. */
  static boolean isSequence(String text) {
    int[] characters = text.codePoints().toArray();
    return inRuns(characters, PasswordPatterns::longestSequence) * 2 > characters.length;
  }

  /**
   * The length of the shortest prefix that yields the text when repeated; the last repetition may
   * be partial.
   */
  private static int period(int[] text) {
    // The prefix function of the Knuth-Morris-Pratt algorithm.
    int[] border = new int[text.length + 1];
    border[0] = -1;
    for (int i = 0; i < text.length; i++) {
      int length = border[i];
      while (length >= 0 && text[length] != text[i]) {
        length = border[length];
      }
      border[i + 1] = length + 1;
    }
    return text.length - border[text.length];
  }

  private static int longestSequence(int[] text, int start) {
    int longest = 1;
    for (String sequence : SEQUENCES) {
      longest = Math.max(longest, runFrom(text, start, (from, to) -> follows(sequence, from, to)));
    }
    return longest;
  }

  private static boolean follows(String sequence, int from, int to) {
    int position = sequence.indexOf(from);
    return position >= 0 && sequence.charAt((position + 1) % sequence.length()) == to;
  }

  private static int sameCharacter(int[] text, int start) {
    return runFrom(text, start, (from, to) -> from == to);
  }

  /** The number of characters in runs of at least {@link #MIN_RUN} characters. */
  private static int inRuns(int[] text, Run runs) {
    int total = 0;
    int start = 0;
    while (start < text.length) {
      int length = runs.lengthAt(text, start);
      boolean counts = length >= MIN_RUN;
      total += counts ? length : 0;
      start += counts ? length : 1;
    }
    return total;
  }

  private static int runFrom(int[] text, int start, Step step) {
    int end = start + 1;
    while (end < text.length && step.continues(text[end - 1], text[end])) {
      end++;
    }
    return end - start;
  }

  /** The length of the run that starts at an index. */
  @FunctionalInterface
  private interface Run {
    int lengthAt(int[] text, int start);
  }

  /** Whether one character continues a run after another. */
  @FunctionalInterface
  private interface Step {
    boolean continues(int from, int to);
  }
}
