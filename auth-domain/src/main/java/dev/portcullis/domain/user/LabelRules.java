package dev.portcullis.domain.user;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;

/** The validity rules for the labels of a host name, in Unicode: UTS #46 section 4.1. Pure. */
final class LabelRules {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final Set<String> RIGHT_TO_LEFT = Set.of("R", "AL", "AN");
  private static final Set<String> NEUTRAL = Set.of("EN", "ES", "CS", "ET", "ON", "BN", "NSM");

  private LabelRules() {}

  /** Whether each of {@code labels} is valid, alone and together with the others. */
  static boolean allow(List<String> labels) {
    boolean mixed =
        labels.stream()
            .flatMapToInt(String::codePoints)
            .mapToObj(LabelRules::bidi)
            .anyMatch(RIGHT_TO_LEFT::contains);
    return labels.stream().allMatch(label -> isValid(label) && (!mixed || keepsDirection(label)));
  }

  private static boolean isValid(String label) {
    int[] points = label.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (!of(points[i]).isValid() || !joinsWell(points, i)) {
        return false;
      }
    }
    return points.length > 0
        && !of(points[0]).isMark()
        && !label.startsWith("-")
        && !label.endsWith("-")
        && Normalizer.isNormalized(label, Normalizer.Form.NFC);
  }

  /** RFC 5892 appendix A.1 and A.2. */
  private static boolean joinsWell(int[] points, int at) {
    boolean breaks = points[at] == ZERO_WIDTH_NON_JOINER;
    if (!breaks && points[at] != ZERO_WIDTH_JOINER) {
      return true;
    }
    if (at > 0 && of(points[at - 1]).isVirama()) {
      return true;
    }
    return breaks
        && Set.of("L", "D").contains(nextJoining(points, at, -1))
        && Set.of("R", "D").contains(nextJoining(points, at, 1));
  }

  /** The joining type of the nearest code point that is not transparent. */
  private static String nextJoining(int[] points, int from, int step) {
    int at = from + step;
    while (at >= 0 && at < points.length && of(points[at]).joining().equals("T")) {
      at += step;
    }
    return at >= 0 && at < points.length ? of(points[at]).joining() : "";
  }

  /** RFC 5893 section 2. */
  private static boolean keepsDirection(String label) {
    List<String> classes = label.codePoints().mapToObj(LabelRules::bidi).toList();
    int last = classes.size() - 1;
    while (last > 0 && classes.get(last).equals("NSM")) {
      last--;
    }
    String end = classes.get(last);
    return switch (classes.get(0)) {
      case "L" ->
          Set.of("L", "EN").contains(end)
              && classes.stream().allMatch(each -> each.equals("L") || NEUTRAL.contains(each));
      case "R", "AL" ->
          Set.of("R", "AL", "EN", "AN").contains(end)
              && !(classes.contains("EN") && classes.contains("AN"))
              && classes.stream()
                  .allMatch(each -> RIGHT_TO_LEFT.contains(each) || NEUTRAL.contains(each));
      default -> false;
    };
  }

  private static String bidi(int codePoint) {
    return of(codePoint).bidi();
  }

  private static IdnaTable.Range of(int codePoint) {
    return IdnaTable.get().of(codePoint);
  }
}
