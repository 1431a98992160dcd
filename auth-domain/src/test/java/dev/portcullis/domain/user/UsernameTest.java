package dev.portcullis.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.Violation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsernameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "ADA", "a.b", "...", "_-_", "123", "abcdefghijklmnopqrstuvwxyz012345"})
  void goodNamesAreShownAsTyped(String text) {
    assertEquals(text, new Username(text).value());
    assertEquals(text, new Username(text).toString());
    assertEquals(List.of(), Username.violations(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'', too-short",
    "ab, too-short",
    "abcdefghijklmnopqrstuvwxyz0123456, too-long",
    "ad a, invalid-characters",
    "ada@b, invalid-characters",
    "m\u00e4rrie, invalid-characters",
    "\u212aelvin, invalid-characters",
    "\uff41da, invalid-characters",
    "'ada\0', invalid-characters"
  })
  void badNamesAreRefusedWithOneReason(String text, String code) {
    assertEquals(List.of(code), Username.violations(text).stream().map(Violation::code).toList());
    assertThrows(IllegalArgumentException.class, () -> new Username(text));
  }

  @Test
  void keyIgnoresCaseWhateverTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertEquals("title", new Username("TITLE").key());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void hugeTextIsRefusedWithoutTrouble() {
    assertEquals("too-long", Username.violations("a".repeat(1_000_000)).get(0).code());
  }

  @Test
  void reservedNamesAreRefusedInAnyCase() {
    ReservedUsernames reserved = ReservedUsernames.wellKnown();
    assertEquals("reserved", reserved.violations(new Username("Admin")).get(0).code());
    assertEquals("reserved", reserved.violations(new Username("no-reply")).get(0).code());
    assertEquals(List.of(), reserved.violations(new Username("administrators")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Admin.", "_root_", "NO_REPLY", "noreply", "mailer.daemon", "ad-min"})
  void punctuationDoesNotChangeAReservedName(String name) {
    assertEquals(
        "reserved", ReservedUsernames.wellKnown().violations(new Username(name)).get(0).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin1", "adm1n", "r00t", "...", "-_-"})
  void namesSimilarToAReservedOneAreAllowed(String name) {
    assertEquals(List.of(), ReservedUsernames.wellKnown().violations(new Username(name)));
  }
}
