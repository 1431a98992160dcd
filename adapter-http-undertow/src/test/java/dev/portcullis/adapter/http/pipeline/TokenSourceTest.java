package dev.portcullis.adapter.http.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSourceTest {
  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc", " \tBearer abc\t ", "Bearer  \t abc", "bearer abc "})
  void blanksAroundATokenAreNoPartOfIt(String authorization) {
    assertEquals(List.of("abc"), tokens(authorization));
  }

  /** What {@link String#strip} would take away as well (RFC 9110, 5.6.3 does not). */
  @ParameterizedTest
  @ValueSource(
      strings = {"\u000b", "\f", "\u001c", "\u001f", "\u0085", "\u00a0", "\u2028", "\u3000"})
  void otherWhitespaceIsPartOfTheToken(String odd) {
    assertEquals(List.of("abc" + odd), tokens("Bearer abc" + odd));
    assertEquals(List.of(odd + "abc"), tokens("Bearer " + odd + "abc"));
    assertEquals(List.of(), tokens(odd + "Bearer abc"));
  }

  @Test
  void aSchemeWithNothingButBlanksHasAnEmptyToken() {
    assertEquals(List.of(""), tokens("Bearer"));
    assertEquals(List.of(""), tokens("Bearer \t "));
  }

  private static List<String> tokens(String authorization) {
    HeaderMap headers = new HeaderMap();
    headers.add(Headers.AUTHORIZATION, authorization);
    return TokenSource.tokens(headers);
  }
}
