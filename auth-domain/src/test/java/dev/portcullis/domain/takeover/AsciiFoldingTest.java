package dev.portcullis.domain.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiFoldingTest {
  // The same as: SELECT 'märrie' = 'marrie' COLLATE utf8mb4_0900_ai_ci, and so on, on MySQL 9.7.
  @ParameterizedTest
  @CsvSource({
    "märrie, marrie",
    "Ñandú, Nandu",
    "straße, strasse",
    "ÆØÅ, AEOA",
    "œuvre, oeuvre",
    "ﬁnn, finn",
    "Łódź, Lodz",
    "Ａｄａ, Ada",
    "a\u0308da, ada",
    "ıstanbul, istanbul",
    "Þór, Thor",
    "Иван, Иван",
    "ada, ada"
  })
  void lettersOfTheLatinScriptBecomeAscii(String text, String folded) {
    assertEquals(folded, AsciiFolding.fold(text));
  }
}
