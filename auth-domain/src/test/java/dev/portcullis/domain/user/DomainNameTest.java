package dev.portcullis.domain.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.IDNA;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Host names compared with ICU4J and with the standards. */
final class DomainNameTest {
  private static final IDNA ICU =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);
  private static final Set<IDNA.Error> ALLOWED = EnumSet.of(IDNA.Error.HYPHEN_3_4);

  @ParameterizedTest
  @CsvSource({
    "fa\u00df.de, xn--fa-hia.de",
    "FA\u00df.DE, xn--fa-hia.de",
    "FA\u1e9e.DE, xn--fa-hia.de",
    "xn--fa-hia.de, xn--fa-hia.de",
    "XN--FA-HIA.DE, xn--fa-hia.de",
    "fass.de, fass.de",
    "\u03b2\u03cc\u03bb\u03bf\u03c2.com, xn--nxasmm1c.com",
    "b\u00fccher\u3002example, xn--bcher-kva.example",
    "bu\u0308cher.example, xn--bcher-kva.example",
    "\u0dc1\u0dca\u200d\u0dbb\u0dd3.com, xn--10cl1a0b660p.com",
    "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com, xn--mgba3gch31f060k.com",
    "r3---sn-4g5e.example, r3---sn-4g5e.example"
  })
  void hostNamesHaveOneForm(String host, String ascii) {
    assertEquals(Optional.of(ascii), DomainName.toAscii(host));
  }

  @Test
  void charactersNewerThanUnicode32AreTaken() {
    // U+2C61 came with Unicode 5.0, U+1E900 with 9.0, U+20000 is older, U+2EBF0 came with 15.1.
    for (int c : new int[] {0x2C61, 0x1E922, 0x2EBF0}) {
      String host = Character.toString(c) + ".example";
      assertEquals(icu(host), DomainName.toAscii(host));
      assertTrue(icu(host).isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..example",
        "a.example.",
        "\u0301a.example",
        "a\u200db.example",
        "a\u200cb.example",
        "\u05d0a.example",
        "1.\u05d0.example",
        "\u06281\u0661.example",
        "xn--a.example",
        "xn--.example",
        "xn--abc-.example",
        "xn--fass-.de",
        "xn--zzzzzzzzzzzz.example",
        "a b\u00fc.example",
        "\u00fc_.example",
        "-\u00fc.example",
        "\ud800\u00fc.example"
      })
  void everythingElseIsRefused(String host) {
    assertEquals(Optional.empty(), DomainName.toAscii(host));
  }

  @Test
  void tableIsWhatIcuSays() {
    assertEquals(IdnaTableSource.lines(), IdnaRanges.lines().toList());
  }

  /** ASCII names without A-labels have the same key as in earlier versions. */
  @Test
  void plainNamesHaveTheFormThatTheVersionBeforeGaveThem() {
    String letters = "abcxyzABCXYZ0189-..";
    Random random = new Random(3490);
    int names = 0;
    for (int round = 0; round < 5_000; round++) {
      String host =
          random
              .ints(1 + random.nextInt(70), 0, letters.length())
              .mapToObj(at -> letters.substring(at, at + 1))
              .collect(Collectors.joining("", "", ".example"));
      Optional<String> today = DomainName.toAscii(host);
      if (today.isPresent() && !host.toLowerCase(Locale.ROOT).contains("xn--")) {
        assertEquals(today, FormerDomainName.toAscii(host));
        names++;
      }
    }
    assertTrue(names > 100, () -> "too few names compared");
  }

  @Test
  void noticeOfTheTableIsInTheJar() throws IOException {
    try (InputStream notice = DomainName.class.getResourceAsStream("NOTICE-unicode.txt")) {
      assertNotNull(notice);
      String text = new String(notice.readAllBytes(), UTF_8);
      int version = UCharacter.getUnicodeVersion().getMajor();
      for (String part :
          List.of("version " + version + ".0.0", "UNICODE LICENSE V3", "Unicode, Inc.")) {
        assertTrue(text.contains(part), part);
      }
    }
  }

  @Test
  void endsOfEveryRangeAreMappedLikeIcu() {
    List<String> differences = new ArrayList<>();
    for (int c : ends()) {
      for (String host : List.of(Character.toString(c), "a" + Character.toString(c) + "b")) {
        compare(host + ".example", differences);
      }
    }
    assertEquals(List.of(), differences);
  }

  @Test
  void mixturesAreMappedLikeIcu() {
    int[] interesting = interesting();
    Random random = new Random(20261127);
    List<String> differences = new ArrayList<>();
    for (int round = 0; round < 5_000; round++) {
      StringBuilder host = new StringBuilder(random.nextInt(20) == 0 ? "xn--" : "");
      for (int length = 1 + random.nextInt(6); length > 0; length--) {
        host.appendCodePoint(interesting[random.nextInt(interesting.length)]);
      }
      compare(host + (random.nextBoolean() ? ".example" : ".\u05d0"), differences);
    }
    assertEquals(List.of(), differences);
  }

  @Test
  void punycodeDecodesToItsInput() {
    int[] interesting = interesting();
    Random random = new Random(3492);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder label = new StringBuilder();
      for (int length = 1 + random.nextInt(12); length > 0; length--) {
        label.appendCodePoint(interesting[random.nextInt(interesting.length)]);
      }
      String text = label.toString();
      assertEquals(Optional.of(text), Punycode.decode(Punycode.encode(text)).filter(text::equals));
    }
  }

  /** The first and last code points of each range, allowed or not, and of each gap. */
  private static Set<Integer> ends() {
    Set<Integer> ends = new TreeSet<>(Set.of(0, Character.MAX_CODE_POINT));
    for (String line : IdnaRanges.lines().toList()) {
      String[] range = line.substring(0, line.indexOf(';')).split("-", -1);
      int first = Integer.parseInt(range[0], 16);
      int last = Integer.parseInt(range[range.length - 1], 16);
      ends.addAll(List.of(first - 1, first, last, last + 1));
    }
    return ends;
  }

  private static int[] interesting() {
    return "abz09-.\u00df\u03c2\u200c\u200d\u0301\u0308\u00fc\u0628\u0661\u06cc\u05d0\u05b0\u094d\u0915\u3002\u1100\u1161\u11a8\u00ad\ufdfa\u1e9e\u0131\u0130\ud83d\ude00"
        .codePoints()
        .toArray();
  }

  private static void compare(String host, List<String> differences) {
    Optional<String> ours = DomainName.toAscii(host);
    if (!ours.equals(icu(host)) && host.codePoints().noneMatch(DomainNameTest::dependsOnTheJdk)) {
      differences.add(host + ": " + ours + ", not " + icu(host));
    }
  }

  private static boolean dependsOnTheJdk(int c) {
    return IdnaTableSource.dependsOnTheJdk(c);
  }

  private static Optional<String> icu(String host) {
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii = ICU.nameToASCII(host, new StringBuilder(), info);
    return ALLOWED.containsAll(info.getErrors()) ? Optional.of(ascii.toString()) : Optional.empty();
  }
}
