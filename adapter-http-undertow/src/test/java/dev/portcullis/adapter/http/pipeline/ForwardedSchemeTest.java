package dev.portcullis.adapter.http.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.ratelimit.SourceAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForwardedSchemeTest {
  private static final String PROXY = "10.0.0.1";
  private static final ForwardedScheme SCHEME =
      new ForwardedScheme(
          new ForwardedHops(List.of(AddressRange.parse("10.0.0.0/8").orElseThrow())));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https | '' | true",
        "HTTPS | '' | true",
        " https  | 203.0.113.9 | true",
        "http | '' | false",
        "wss | '' | false",
        "'' | '' | false",
        // One value, written by the outer proxy and let through by the inner one.
        "https | 203.0.113.9, 10.0.0.2 | true",
        // Each wrote its own: the client's is the one of the outermost proxy.
        "https, http | 203.0.113.9, 10.0.0.2 | true",
        "http, https | 203.0.113.9, 10.0.0.2 | false",
        "https, http, http | 6.6.6.6, 203.0.113.9, 10.0.0.2 | false",
        "http, https, http | 6.6.6.6, 203.0.113.9, 10.0.0.2 | true",
        // Fewer schemes than hops: nobody can tell whose they are.
        "https, https | 203.0.113.9, 10.0.0.3, 10.0.0.2 | false",
        "https, http | '' | false",
        "http, https | '' | true"
      })
  void theOutermostOfOurProxiesSaysHowTheClientCame(
      String proto, String forwardedFor, boolean secure) {
    assertEquals(secure, isSecure(PROXY, list(forwardedFor), list(proto), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "for=203.0.113.9;proto=https | true",
        "For=203.0.113.9; Proto=\"HTTPS\" | true",
        "proto=https | true",
        "for=203.0.113.9;proto=http | false",
        "for=203.0.113.9 | false",
        "for=203.0.113.9;proto=https, for=10.0.0.2;proto=http | true",
        "for=203.0.113.9;proto=http, for=10.0.0.2;proto=https | false",
        "for=6.6.6.6;proto=https, for=203.0.113.9;proto=http | false",
        "for=203.0.113.9;x-proto=https | false"
      })
  void theStandardHeaderIsReadLikewise(String forwarded, boolean secure) {
    assertEquals(secure, isSecure(PROXY, List.of(), List.of(), List.of(forwarded)));
  }

  @Test
  void whoIsNotOurProxySaysNothing() {
    for (String peer : List.of("203.0.113.9", "127.0.0.1", "11.0.0.1")) {
      assertFalse(isSecure(peer, List.of(), List.of("https"), List.of("proto=https")));
    }
  }

  @Test
  void twoHeadersMustAgree() {
    assertTrue(isSecure(PROXY, List.of(), List.of("https"), List.of("for=203.0.113.9")));
    assertTrue(isSecure(PROXY, List.of(), List.of("https"), List.of("proto=https")));
    assertFalse(isSecure(PROXY, List.of(), List.of("https"), List.of("proto=http")));
    assertFalse(isSecure(PROXY, List.of(), List.of("http"), List.of("proto=https")));
  }

  private static List<String> list(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  private static boolean isSecure(
      String peer, List<String> forwardedFor, List<String> proto, List<String> forwarded) {
    return SCHEME.isSecure(
        SourceAddress.parse(peer).orElseThrow(),
        new ForwardedScheme.Headers(forwardedFor, proto, forwarded));
  }
}
