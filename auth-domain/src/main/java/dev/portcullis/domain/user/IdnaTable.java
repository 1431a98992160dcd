package dev.portcullis.domain.user;

import java.util.Arrays;
import java.util.List;

/**
 * The UTS #46 mapping of each code point, for non-transitional processing with STD3 rules, and the
 * properties that the rules for labels need. The version of Unicode is fixed and independent of the
 * JDK, because stored keys must not depend on the machine. Generated from ICU4J, and compared with
 * it by a test.
 *
 * <p>Each line of {@link IdnaRanges} contains a range of code points, their status, and their
 * mapping or properties. A code point without a line is not allowed.
 */
final class IdnaTable {
  private final int[] starts;
  private final List<Range> ranges;

  private IdnaTable(List<Range> ranges) {
    this.ranges = ranges;
    this.starts = ranges.stream().mapToInt(Range::start).toArray();
  }

  /** The table; parsed on first use. */
  static IdnaTable get() {
    return Loaded.TABLE;
  }

  /** The range that contains {@code codePoint}, or one that is not allowed. */
  Range of(int codePoint) {
    int found = Arrays.binarySearch(starts, codePoint);
    int index = found >= 0 ? found : -found - 2;
    return index >= 0 && codePoint <= ranges.get(index).end()
        ? ranges.get(index)
        : Range.NOT_ALLOWED;
  }

  /**
   * A range of code points with the same status and properties.
   *
   * @param start the first code point
   * @param end the last code point, inclusive
   * @param status {@code V} valid, {@code M} replaced by {@code mapping}, {@code D} not allowed
   * @param mapping the replacement; empty if they are removed
   * @param properties bidirectional class, joining type, {@code M} for combining marks, {@code V}
   *     for viramas, separated by blanks
   */
  record Range(int start, int end, char status, String mapping, List<String> properties) {
    private static final Range NOT_ALLOWED = new Range(0, 0, 'D', "", List.of("L", "U"));

    boolean isValid() {
      return status == 'V';
    }

    boolean isMapped() {
      return status == 'M';
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
      char status = parts[1].charAt(0);
      return status == 'V'
          ? new Range(start, end, status, "", List.of(parts[2].split(" ", -1)))
          : new Range(start, end, status, text(parts[2]), NOT_ALLOWED.properties());
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
