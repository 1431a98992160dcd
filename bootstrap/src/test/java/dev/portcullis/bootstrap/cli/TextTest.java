package dev.portcullis.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final String HOSTILE = "a\u001b[2J\u009b1m\u202eb\r\n\u0000\u2028@|red c|@";

  /** What others wrote must not move the cursor, change the colour or the direction. */
  @Test
  void onlyVisibleCharactersAreInATable() {
    View<String> view = View.<String>empty().with("name", name -> name);
    assertEquals(List.of("a?[2J?1m?b????@|red c|@"), view.cells(HOSTILE));
    assertEquals(
        "Lies\u00e4rin \u2026 \ud83d\ude00", Text.printable("Lies\u00e4rin \u2026 \ud83d\ude00"));
  }

  @Test
  void jsonIsAsciiAndKeepsEveryCharacter() throws Exception {
    String json = JsonLine.of(Map.of("name", HOSTILE));
    assertTrue(json.chars().allMatch(c -> c >= ' ' && c <= '~'), json);
    assertEquals(HOSTILE, new ObjectMapper().readTree(json).get("name").textValue());
  }

  @Test
  void headingsAreTheWordsOfTheNames() {
    assertEquals("CREATED AT", Words.heading("createdAt"));
    assertEquals("ID", Words.heading("id"));
  }
}
