package dev.portcullis.adapter.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedPasswordListTest {
  private static final DerivedPasswordList SHIPPED = DerivedPasswordList.shipped();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "baseball",
        "123qweasdzxc",
        "motherfucker",
        "mailcreated5240",
        "momsanaladventure",
        "passwordstandard",
        "1qa2ws3ed4rf5tg",
        "nemvxyheqdd5oqxyxyzi"
      })
  void passwordsOfTheListAreFound(String common) {
    assertTrue(SHIPPED.contains(common));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "a long walk on the beach",
        "choose your own words here",
        "Mailcreated5240",
        ""
      })
  void otherTextsAreNot(String rare) {
    assertFalse(SHIPPED.contains(rare));
  }

  // Of the 43 940 passwords of 12 characters or more, 9 728 have 15 or more.
  @Test
  void listIsAsLargeAsItsNoticeSays() {
    assertEquals(143_940, SHIPPED.size());
    assertNotNull(getClass().getResource("NOTICE-common-passwords.txt"));
  }

  @Test
  void everyEntryIsFoundAndNothingBetween() {
    List<byte[]> sorted =
        IntStream.range(0, 1_000)
            .mapToObj(n -> DerivedPasswordList.entry("listed " + n))
            .sorted(Arrays::compareUnsigned)
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sorted.forEach(bytes::writeBytes);
    DerivedPasswordList list = new DerivedPasswordList(bytes.toByteArray());

    assertTrue(IntStream.range(0, 1_000).allMatch(n -> list.contains("listed " + n)));
    assertTrue(IntStream.range(0, 1_000).noneMatch(n -> list.contains("other " + n)));
  }

  @Test
  void cutListsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DerivedPasswordList(new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> new DerivedPasswordList(new byte[7]));
  }
}
