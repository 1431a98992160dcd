package dev.portcullis.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
    // 21 characters as typed, 27 or so once it is in its ASCII form.
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

  /** Keyboards of telephones make a dot of two blanks; in the names of hosts it is the root. */
  @ParameterizedTest
  @ValueSource(strings = {"ada@example.org.", "ada@example.org. ", "ada@example.org\u3002"})
  void oneDotAtTheEndIsNoPartOfAnAddress(String typed) {
    assertEquals(List.of(), EmailAddress.violations(typed));
    assertEquals(new EmailAddress("ada@example.org"), new EmailAddress(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ada <ada@example.org>", "<ada@example.org>", "MAILTO:ada@example.org", "<"})
  void addressInTheFormOfALetterHeadIsRefusedWithWhatIsExpected(String typed) {
    assertEquals(
        "give the address alone, as in ada@example.org: no name, no angle brackets, no mailto:",
        EmailAddress.violations(typed).get(0).message());
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
        }
      }
    }
  }
}
