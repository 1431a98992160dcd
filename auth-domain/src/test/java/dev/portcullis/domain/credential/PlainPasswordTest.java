package dev.portcullis.domain.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.Violation;
import dev.portcullis.testkit.fixture.Ids;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlainPasswordTest {
  @Test
  void closedPasswordIsWipedAndCannotBeRead() {
    PlainPassword password = PlainPassword.of("secret");
    CharBuffer view = password.characters();
    assertEquals("secret", view.toString());
    password.close();
    password.close();
    assertEquals("\0\0\0\0\0\0", view.toString());
    assertThrows(IllegalStateException.class, password::characters);
    assertThrows(IllegalStateException.class, password::length);
  }

  @Test
  void passwordKeepsACopyOfWhatWasTyped() {
    StringBuilder typed = new StringBuilder("secret");
    try (PlainPassword password = PlainPassword.of(typed)) {
      typed.setLength(0);
      assertEquals("secret", password.characters().toString());
      assertEquals(true, password.characters().isReadOnly());
    }
  }

  @Test
  void secretsAreNeverPrinted() {
    PasswordHash hash = new PasswordHash("v1$secret");
    Credential credential = new Credential(Ids.userId(), hash, Instant.EPOCH);
    try (PlainPassword password = PlainPassword.of("secret")) {
      for (Object each : List.of(password, hash, credential)) {
        assertFalse(each.toString().contains("secret"), each.toString());
      }
    }
  }

  @Test
  void unusableCharactersAreRefused() {
    for (String text :
        List.of(
            "\0", "a\0a", "\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00")) {
      List<Violation> violations = PlainPassword.violations(text);
      assertEquals(
          List.of("invalid-characters"), violations.stream().map(Violation::code).toList());
      assertThrows(IllegalArgumentException.class, () -> PlainPassword.of(text));
    }
  }

  @Test
  void lengthIsInCodePoints() {
    try (PlainPassword password = PlainPassword.of("a\u00e4\ud83d\ude00 ")) {
      assertEquals(4, password.length());
    }
  }

  @Test
  void hashesAreEqualByTheirText() {
    assertEquals(new PasswordHash("v1$a"), new PasswordHash("v1$a"));
    assertEquals(new PasswordHash("v1$a").hashCode(), new PasswordHash("v1$a").hashCode());
    assertNotEquals(new PasswordHash("v1$a"), new PasswordHash("v1$A"));
    assertNotEquals(new PasswordHash("v1$a"), new PasswordHash("v1$a "));
  }

  @Test
  void credentialCutsItsTimeToMicroseconds() {
    Instant time = Instant.parse("2026-01-02T03:04:05.123456789Z");
    assertEquals(
        Instant.parse("2026-01-02T03:04:05.123456Z"),
        new Credential(Ids.userId(), new PasswordHash("x"), time).changedAt());
  }
}
