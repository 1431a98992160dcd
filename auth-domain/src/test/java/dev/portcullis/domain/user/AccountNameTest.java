package dev.portcullis.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountNameTest {
  @ParameterizedTest
  @ValueSource(
      ints = {' ', '\t', '\n', '\r', 0xA0, 0x2003, 0x3000, 0x202F, 0x200B, 0x200E, 0x2060, 0xFEFF})
  void blanksAtTheEndsAreNoPartOfANameOrAddress(int blank) {
    String around = Character.toString(blank);
    for (String name : List.of("root1", "root1@example.org")) {
      for (String typed : List.of(around + name, name + around, around + around + name + around)) {
        assertEquals(name, new AccountName(typed).value());
        assertEquals(name, new AccountName(typed).key());
      }
    }
    assertEquals("root1", new Username(around + "root1" + around).value());
    assertEquals(List.of(), Username.violations("root1" + around));
    EmailAddress email = new EmailAddress(around + "Root1@example.org" + around);
    assertEquals("Root1@example.org", email.value());
    assertEquals("root1@example.org", email.key());
    assertEquals(List.of(), EmailAddress.violations("root1@example.org" + around));
  }

  @Test
  void blanksInsideAreWrong() {
    assertEquals(1, Username.violations("root 1").size());
    assertEquals(1, EmailAddress.violations("root1 @example.org").size());
    assertEquals(Optional.empty(), new AccountName("root 1").username());
  }

  @Test
  void textWithoutAnAtSignIsNoAddress() {
    assertEquals(Optional.empty(), new AccountName("root1").email());
    assertEquals(Optional.of(new Username("root1")), new AccountName("root1").username());
    assertEquals(Optional.empty(), new AccountName("root1@example.org").username());
  }

  @Test
  void otherTextIsComparedInLowerCase() {
    assertEquals("\u00e4 b", new AccountName(" \u00c4 B ").key());
    assertEquals("", new AccountName(" \t ").key());
  }
}
