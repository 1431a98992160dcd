package dev.portcullis.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.testkit.fixture.Ids;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
  @Test
  void anIdIsReadBackFromItsText() {
    SessionId id = Ids.sessionId();

    assertEquals(Optional.of(id), SessionId.parse(id.toString()));
  }

  /** RFC 9562 section 4: upper and lower case are accepted on input. */
  @Test
  void capitalsSpellTheSameId() {
    String text = "0195a1b2-c3d4-7e5f-9a9b-0c1d2e3f4a5c";

    assertEquals(SessionId.parse(text), SessionId.parse(text.toUpperCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "0195a1b2c3d47e5f9a9b0c1d2e3f4a5c",
        "0195a1b2-c3d4-7e5f-9a9b-0c1d2e3f4a5g",
        "0195a1b2-c3d4-7e5f-9a9b0-c1d2e3f4a5c",
        " 0195a1b2-c3d4-7e5f-9a9b-0c1d2e3f4a5"
      })
  void anyOtherTextIsNoId(String text) {
    assertEquals(Optional.empty(), SessionId.parse(text));
  }
}
