package dev.portcullis.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {
  private static final String LOCAL = "l".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "Ada@Example.ORG, ada@example.org",
    "a@b.c, a@b.c",
    "a.b+c@x-y.example, a.b+c@x-y.example",
    "'!#$%&''*+/=?^_`{|}~-@example.org', '!#$%&''*+/=?^_`{|}~-@example.org'",
    "a@B\u00dcCHER.example, a@xn--bcher-kva.example",
    "a@xn--bcher-kva.example, a@xn--bcher-kva.example",
    "a@\u4f8b\u3048.\u30c6\u30b9\u30c8, a@xn--r8jz45g.xn--zckzah",
    "a@1.2.example, a@1.2.example"
  })
  void goodAddressesAreComparedInLowerCaseAndALabels(String text, String key) {
    EmailAddress email = new EmailAddress(text);
    assertEquals(text, email.value());
    assertEquals(text, email.toString());
    assertEquals(key, email.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ada",
        "ada@",
        "@example.org",
        "ada@localhost",
        ".ada@example.org",
        "ada.@example.org",
        "a..b@example.org",
        "a b@example.org",
        "\"a\"@example.org",
        "a@b@example.org",
        "\u00e4@example.org",
        "ada\0@example.org",
        "ada@exam ple.org",
        "ada@-example.org",
        "ada@example-.org",
        "ada@example..org",
        "ada@.example.org",
        "ada@example.org..",
        "ada@example.org .",
        ".",
        "ada@.",
        "ada@exa_mple.org",
        "ada@127.0.0.1",
        "ada@[127.0.0.1]",
        "ada@\ud800.org",
        "ada@\ud83d\ude00\u0000.org",
        "Ada <ada@example.org>",
        "mailto:ada@example.org"
      })
  void everythingElseIsRefused(String text) {
    assertEquals(
        List.of("invalid-email"),
        EmailAddress.violations(text).stream().map(Violation::code).toList());
    assertThrows(IllegalArgumentException.class, () -> new EmailAddress(text));
  }

  @Test
  void longestLocalPartHas64Characters() {
    assertEquals(LOCAL, new EmailAddress(LOCAL + "@example.org").localPart());
    assertEquals(
        "invalid-email", EmailAddress.violations("l" + LOCAL + "@example.org").get(0).code());
  }

  @Test
  void longestLabelHas63Characters() {
    assertEquals(List.of(), EmailAddress.violations("a@" + "h".repeat(63) + ".org"));
    assertEquals(1, EmailAddress.violations("a@" + "h".repeat(64) + ".org").size());
  }

  @Test
  void longestAddressHas254Octets() {
    String host = "h".repeat(63) + "." + "o".repeat(63) + "." + "t".repeat(61);
    assertEquals(254, new EmailAddress(LOCAL + "@" + host).key().length());
    assertEquals("too-long", EmailAddress.violations(LOCAL + "@" + host + "t").get(0).code());
  }

  @Test
  void octetsAreCountedInALabels() {
    // 21 characters as typed, about 27 in ASCII form.
    String label = "\u00fc".repeat(20) + ".";
    assertEquals(List.of(), EmailAddress.violations(LOCAL + "@" + label.repeat(6) + "example"));
    String longer = LOCAL + "@" + label.repeat(8) + "example";
    assertEquals(240, longer.length());
    assertEquals("invalid-email", EmailAddress.violations(longer).get(0).code());
  }

  @Test
  void keyIgnoresCaseWhateverTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertEquals("title@mail.example", new EmailAddress("TITLE@MAIL.EXAMPLE").key());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void keyOfAKeyIsItself() {
    String key = new EmailAddress("Ada@B\u00dcCHER.example").key();
    assertEquals(key, new EmailAddress(key).key());
  }

  /** Phone keyboards turn two blanks into a dot; in host names a trailing dot is the DNS root. */
  @ParameterizedTest
  @ValueSource(strings = {"ada@example.org.", "ada@example.org. ", "ada@example.org\u3002"})
  void oneDotAtTheEndIsNoPartOfAnAddress(String typed) {
    assertEquals(List.of(), EmailAddress.violations(typed));
    assertEquals(new EmailAddress("ada@example.org"), new EmailAddress(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ada <ada@example.org>", "<ada@example.org>", "MAILTO:ada@example.org", "<"})
  void addressWithADisplayNameIsRefusedWithWhatIsExpected(String typed) {
    assertEquals(
        "give the address alone, as in ada@example.org: no name, no angle brackets, no mailto:",
        EmailAddress.violations(typed).get(0).message());
  }

  @ParameterizedTest
  @CsvSource({
    "Z@fa\u00df.example, z@fass.example",
    "z@FA\u1e9e.example, z@fass.example",
    "z@xn--fa-hia.example, z@fass.example",
    "z@\u03b2\u03cc\u03bb\u03bf\u03c2.example, z@xn--nxasmq6b.example",
    "z@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example, z@xn--mgba3gch31f.example"
  })
  void keyOfTheVersionBeforeIsKnown(String address, String former) {
    assertEquals(Set.of(former), new EmailAddress(address).formerKeys());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org",
        "Ada@FASS.example",
        "a@b\u00fccher.example",
        "a@\u2c61.example"
      })
  void sameKeyAndNewlyAllowedAddressHaveNoFormerKey(String address) {
    assertEquals(Set.of(), new EmailAddress(address).formerKeys());
  }

  /**
   * An address that was stored under a former key is found by its A-labels and by every spelling
   * with the same A-labels. Characters that only UTS #46 maps, and IDNA 2003 did not, are found as
   * typed.
   */
  @Test
  void addressOfTheVersionBeforeIsFoundByItsALabels() {
    List<Integer> asTyped = new ArrayList<>();
    for (int c = 0x80; c < 0x2FA20; c++) {
      String host = "a" + Character.toString(c) + "b.example";
      Optional<String> key = isRare(c) ? Optional.empty() : DomainName.toAscii(host);
      Optional<String> stored = key.flatMap(today -> FormerDomainName.toAscii(host));
      if (stored.isPresent() && !stored.equals(key) && !isFound(key.get(), stored.get())) {
        asTyped.add(c);
        assertTrue(isFound(host, stored.get()));
      }
    }
    assertEquals(52, asTyped.size(), asTyped::toString);
    assertTrue(asTyped.containsAll(List.of(0x4C0, 0x10A0, 0x115F, 0x2132, 0x2F868)));
  }

  private static boolean isFound(String host, String stored) {
    return new EmailAddress("z@" + host).formerKeys().contains("z@" + stored);
  }

  /** Tens of thousands of ideographs and syllables, which no version maps. */
  private static boolean isRare(int c) {
    return (c >= 0x3400 && c < 0xD7FF) || (c >= 0x20000 && c < 0x2F800);
  }

  @Test
  void noTextWhatsoeverThrows() {
    Random random = new Random(20260615);
    for (int round = 0; round < 20_000; round++) {
      String host =
          random
              .ints(1 + random.nextInt(12), 0, round % 2 == 0 ? 0x10000 : 0x300)
              .collect(
                  StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
              .toString();
      for (String text : List.of(host, "a@" + host, "a@xn--" + host + ".org")) {
        if (EmailAddress.violations(text).isEmpty()) {
          String key = new EmailAddress(text).key();
          assertEquals(key, new EmailAddress(key).key());
          assertFalse(new EmailAddress(text).formerKeys().contains(key));
        }
      }
    }
  }
}
