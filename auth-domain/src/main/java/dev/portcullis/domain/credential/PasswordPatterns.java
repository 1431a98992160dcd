package dev.portcullis.domain.credential;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes a long password a short one: repetition, and walks along the alphabet or the keyboard.
 * Looks at text in lower case. Pure.
 */
final class PasswordPatterns {
  private static final int LEAST_DISTINCT = 5;
  private static final int LEAST_RUN = 4;

  /** Closed walks: after the last character comes the first. */
  private static final List<String> WALKS =
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
          .flatMap(walk -> Stream.of(walk, new StringBuilder(walk).reverse().toString()))
          .toList();

  private PasswordPatterns() {}

  /** Whether {@code text} is of very few characters, or the same again and again. */
  static boolean isRepetitive(String text) {
    int[] characters = text.codePoints().toArray();
    return Arrays.stream(characters).distinct().count() < LEAST_DISTINCT
        || period(characters) * 2 <= characters.length
        || inRuns(characters, PasswordPatterns::sameCharacter) * 2 > characters.length;
  }

  /** Whether more than half of {@code text} walks along rows of keys, the alphabet or digits. */
  static boolean isSequence(String text) {
    int[] characters = text.codePoints().toArray();
    return inRuns(characters, PasswordPatterns::longestWalk) * 2 > characters.length;
  }

  /** The length of the shortest beginning that, repeated, spells it all; the last time in part. */
  private static int period(int[] text) {
    // How much of the text so far is also its beginning: the prefix function of Knuth, Morris and
    // Pratt.
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

  private static int longestWalk(int[] text, int start) {
    int longest = 1;
    for (String walk : WALKS) {
      longest = Math.max(longest, runFrom(text, start, (from, to) -> follows(walk, from, to)));
    }
    return longest;
  }

  private static boolean follows(String walk, int from, int to) {
    int position = walk.indexOf(from);
    return position >= 0 && walk.charAt((position + 1) % walk.length()) == to;
  }

  private static int sameCharacter(int[] text, int start) {
    return runFrom(text, start, (from, to) -> from == to);
  }

  /** How many characters are part of a run that is long enough to be no accident. */
  private static int inRuns(int[] text, Run runs) {
    int total = 0;
    int start = 0;
    while (start < text.length) {
      int length = runs.lengthAt(text, start);
      boolean counts = length >= LEAST_RUN;
      total += counts ? length : 0;
      start += counts ? length : 1;
    }
    return total;
  }

  private static int runFrom(int[] text, int start, Step step) {
    int end = start + 1;
    while (end < text.length && step.leads(text[end - 1], text[end])) {
      end++;
    }
    return end - start;
  }

  /** How long the run is that begins somewhere in a text. */
  @FunctionalInterface
  private interface Run {
    int lengthAt(int[] text, int start);
  }

  /** How one character follows another. */
  @FunctionalInterface
  private interface Step {
    boolean leads(int from, int to);
  }
}
