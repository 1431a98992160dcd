package dev.portcullis.domain.user;

import java.util.Arrays;
import java.util.List;

/**
 * What UTS #46 says of each code point, for non-transitional processing with STD3 rules, and the
 * properties that its rules for labels need. One version of Unicode, whatever the JDK's: keys that
 * are stored must not change with the machine. Made from ICU4J, and compared with it by a test.
 *
 * <p>A line of {@link IdnaRanges} is a range of code points, what becomes of them, and properties
 * of those that stay. A code point that no line holds is not allowed.
 */
final class IdnaTable {
  private final int[] starts;
  private final List<Range> ranges;

  private IdnaTable(List<Range> ranges) {
    this.ranges = ranges;
    this.starts = ranges.stream().mapToInt(Range::start).toArray();
  }

  /** The table; read when it is first asked for. */
  static IdnaTable get() {
    return Loaded.TABLE;
  }

  /** What is said of {@code codePoint}. */
  Range of(int codePoint) {
    int found = Arrays.binarySearch(starts, codePoint);
    int index = found >= 0 ? found : -found - 2;
    return index >= 0 && codePoint <= ranges.get(index).end()
        ? ranges.get(index)
        : Range.NOT_ALLOWED;
  }

  /**
   * Code points of which the same is said.
   *
   * @param start the first of them
   * @param end the last of them
   * @param fate {@code V} they stay, {@code M} they become {@code mapping}, {@code D} not allowed
   * @param mapping what they become; empty to be dropped
   * @param properties bidirectional class, joining type, {@code M} for combining marks, {@code V}
   *     for viramas, separated by blanks
   */
  record Range(int start, int end, char fate, String mapping, List<String> properties) {
    private static final Range NOT_ALLOWED = new Range(0, 0, 'D', "", List.of("L", "U"));

    boolean isValid() {
      return fate == 'V';
    }

    boolean isMapped() {
      return fate == 'M';
    }

    String bidi() {
      return properties.get(0);
    }

    String joining() {
      return properties.get(1);
    }

    boolean isMark() {
      return properties.contains("mark");
    }

    boolean isVirama() {
      return properties.contains("virama");
    }

    private static Range parse(String line) {
      String[] parts = line.split(";", -1);
      String[] range = parts[0].split("-", -1);
      int start = Integer.parseInt(range[0], 16);
      int end = Integer.parseInt(range[range.length - 1], 16);
      char fate = parts[1].charAt(0);
      return fate == 'V'
          ? new Range(start, end, fate, "", List.of(parts[2].split(" ", -1)))
          : new Range(start, end, fate, text(parts[2]), NOT_ALLOWED.properties());
    }

    private static String text(String hex) {
      StringBuilder text = new StringBuilder();
      for (String codePoint : hex.isEmpty() ? new String[0] : hex.split(" ", -1)) {
        text.appendCodePoint(Integer.parseInt(codePoint, 16));
      }
      return text.toString();
    }
  }

  private static final class Loaded {
    private static final IdnaTable TABLE =
        new IdnaTable(IdnaRanges.lines().map(Range::parse).toList());
  }
}
