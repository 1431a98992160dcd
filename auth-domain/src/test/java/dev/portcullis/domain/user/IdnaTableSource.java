package dev.portcullis.domain.user;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Normalizer2.Mode;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the table of the host names from ICU4J. Run {@link #main} when ICU4J knows more. */
final class IdnaTableSource {
  // Of the property NFC_Quick_Check, as ICU numbers it.
  private static final int YES = 1;

  private static final String LETTERS_DIGITS_HYPHEN_DOT = "abcdefghijklmnopqrstuvwxyz0123456789-.";

  static final int END = Character.MAX_CODE_POINT + 1;

  private static final Normalizer2 MAPPING = Normalizer2.getInstance(null, "uts46", Mode.COMPOSE);
  private static final Map<Integer, String> BIDI =
      Map.ofEntries(
          Map.entry(UCharacterDirection.LEFT_TO_RIGHT, "L"),
          Map.entry(UCharacterDirection.RIGHT_TO_LEFT, "R"),
          Map.entry(UCharacterDirection.RIGHT_TO_LEFT_ARABIC, "AL"),
          Map.entry(UCharacterDirection.ARABIC_NUMBER, "AN"),
          Map.entry(UCharacterDirection.EUROPEAN_NUMBER, "EN"),
          Map.entry(UCharacterDirection.EUROPEAN_NUMBER_SEPARATOR, "ES"),
          Map.entry(UCharacterDirection.COMMON_NUMBER_SEPARATOR, "CS"),
          Map.entry(UCharacterDirection.EUROPEAN_NUMBER_TERMINATOR, "ET"),
          Map.entry(UCharacterDirection.OTHER_NEUTRAL, "ON"),
          Map.entry(UCharacterDirection.BOUNDARY_NEUTRAL, "BN"),
          Map.entry(UCharacterDirection.DIR_NON_SPACING_MARK, "NSM"));
  private static final Map<Integer, String> JOINING =
      Map.of(
          UCharacter.JoiningType.DUAL_JOINING, "D",
          UCharacter.JoiningType.LEFT_JOINING, "L",
          UCharacter.JoiningType.RIGHT_JOINING, "R",
          UCharacter.JoiningType.TRANSPARENT, "T");

  private IdnaTableSource() {}

  /** Writes the class {@link IdnaRanges} to the file that {@code arguments} name. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), source());
  }

  /** The source of {@link IdnaRanges}; formatted by the build. */
  private static String source() {
    List<String> all = lines();
    StringBuilder source =
        new StringBuilder(
            """
            package dev.portcullis.domain.user;

            import java.util.stream.Stream;

            /**
             * Made by IdnaTableSource from ICU4J: Unicode %s. Copyright Unicode, Inc., under the Unicode License
             * V3: see NOTICE-unicode.txt beside it in the jar. Constants, because the domain reads no files; several,
             * because one holds 65535 bytes.
             */
            final class IdnaRanges {
              private IdnaRanges() {}

              /** The lines of the table. */
              static Stream<String> lines() {
                return Stream.of(A, B, C).flatMap(part -> Stream.of(part.split("[|]", -1)));
              }
            """
                .formatted(UCharacter.getUnicodeVersion()));
    int third = all.size() / 3 + 1;
    for (int part = 0; part < 3; part++) {
      String text =
          String.join("|", all.subList(part * third, Math.min(all.size(), (part + 1) * third)));
      source.append("private static final String ").append((char) ('A' + part)).append(" =\n\"");
      source.append(text.replaceAll("(.{500})", "$1\"\n+ \"")).append("\";\n");
    }
    return source.append("}\n").toString();
  }

  /** The lines of the table. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    int start = 0;
    String fate = fate(start);
    for (int c = 1; c <= END; c++) {
      String next = c == END ? "" : fate(c);
      if (c == END || !next.equals(fate)) {
        if (!fate.isEmpty()) {
          lines.add(range(start, c - 1) + ";" + fate);
        }
        start = c;
        fate = next;
      }
    }
    return lines;
  }

  /**
   * Whether Java 17 (Unicode 13) may compose or reorder it in another way than later JDKs: text
   * with such a code point has no form that is the same everywhere, and is not allowed.
   */
  static boolean dependsOnTheJdk(int c) {
    return UCharacter.getAge(c).compareTo(VersionInfo.getInstance(13)) > 0
        && (UCharacter.getCombiningClass(c) != 0
            || UCharacter.getIntPropertyValue(c, UProperty.NFC_QUICK_CHECK) != YES
            || Normalizer2.getNFCInstance().getDecomposition(c) != null);
  }

  private static String range(int start, int end) {
    String first = Integer.toHexString(start);
    return start == end ? first : first + "-" + Integer.toHexString(end);
  }

  private static String fate(int c) {
    String text = Character.toString(c);
    String mapped = MAPPING.normalize(text);
    // First what is true of most: ICU's mark for what is not allowed.
    if (mapped.equals("\ufffd")
        || isSurrogate(c)
        || dependsOnTheJdk(c)
        || !mapped.codePoints().allMatch(IdnaTableSource::mayStay)) {
      return "";
    }
    return mapped.equals(text)
        ? c == '.' ? "" : "V;" + properties(c)
        : "M;"
            + mapped.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
  }

  private static boolean mayStay(int c) {
    boolean std3 = c >= 0x80 || LETTERS_DIGITS_HYPHEN_DOT.indexOf(c) >= 0;
    return std3 && c != 0xFFFD && !dependsOnTheJdk(c);
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static String properties(int c) {
    int joining = UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE);
    int type = UCharacter.getType(c);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    return BIDI.get(UCharacter.getDirection(c))
        + " "
        + JOINING.getOrDefault(joining, "U")
        + (mark ? " mark" : "")
        + (UCharacter.getCombiningClass(c) == 9 ? " virama" : "");
  }
}
