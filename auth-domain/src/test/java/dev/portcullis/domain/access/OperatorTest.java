package dev.portcullis.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OperatorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"root", "CORP\\\\ada", "ada.lovelace@corp", "build-agent$", "märrie", "用户"})
  void namesOfOperatingSystemsAreKept(String name) {
    assertEquals(name, Operator.of(name).name());
  }

  @ParameterizedTest
  @CsvSource({"'',unknown", "Ada Lovelace,Ada_Lovelace", "'a\nb',a_b", "'\u001b[31m',__31m"})
  void otherCharactersAreReplaced(String name, String kept) {
    assertEquals(kept, Operator.of(name).name());
  }

  @Test
  void longNamesAreCutBetweenLetters() {
    assertEquals("a".repeat(64), Operator.of("a".repeat(100)).name());
    // A letter of two chars at the place of the cut.
    assertEquals("a".repeat(63), Operator.of("a".repeat(63) + "\uD835\uDC00").name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "tab\tbed"})
  void unknownCharactersAreRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Operator(name));
  }
}
