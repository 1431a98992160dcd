package dev.portcullis.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.ratelimit.SourceAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionOriginTest {
  private static final SourceAddress HERE = SourceAddress.parse("192.0.2.1").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "curl/8.5.0, curl/8.5.0",
    "'  Mozilla/5.0 (X11)  ', Mozilla/5.0 (X11)",
    "M\u00e4rrie \uD83D\uDE00, M?rrie ??",
    "'a\r\nSet-Cookie: b', a??Set-Cookie: b",
    "\u202Egnihton\u0000\u007f, ?gnihton??"
  })
  void unprintableCharactersAreReplaced(String sent, String kept) {
    assertEquals(Optional.of(kept), origin(sent).userAgent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "      "})
  void blankUserAgentIsEmpty(String sent) {
    assertEquals(SessionOrigin.of(HERE), origin(sent));
  }

  @Test
  void aLongUserAgentIsCut() {
    assertEquals(Optional.of("x".repeat(255)), origin("x".repeat(255)).userAgent());
    assertEquals(Optional.of("x".repeat(255)), origin("x".repeat(256)).userAgent());
    assertEquals(Optional.of("?".repeat(255)), origin("\u00e4".repeat(100_000)).userAgent());
    assertEquals(Optional.empty(), origin(" ".repeat(255) + "x").userAgent());
  }

  @Test
  void whatIsStoredReadsBackTheSame() {
    SessionOrigin origin = origin("\t Mozilla \u00e4 " + " ".repeat(300));
    assertEquals(origin, new SessionOrigin(origin.source(), origin.userAgent()));
  }

  private static SessionOrigin origin(String userAgent) {
    return new SessionOrigin(HERE, Optional.of(userAgent));
  }
}
