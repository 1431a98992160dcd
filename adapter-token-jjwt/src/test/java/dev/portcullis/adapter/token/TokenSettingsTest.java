package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsTest {
  private static final Duration TTL = Duration.ofMinutes(15);

  @ParameterizedTest
  @ValueSource(strings = {"", "a\"b", "a\\b", "a\nb", "caf\u00e9"})
  void namesThatNeedEscapingAreRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new TokenSettings(name, "shop", TTL, 0));
    assertThrows(IllegalArgumentException.class, () -> new TokenSettings("issuer", name, TTL, 0));
  }

  @Test
  void namesHaveUpTo256Characters() {
    String longest = "n".repeat(256);
    assertEquals(longest, new TokenSettings(longest, longest, TTL, 0).issuer());
    assertThrows(
        IllegalArgumentException.class, () -> new TokenSettings(longest + "n", "shop", TTL, 0));
  }

  @Test
  void cacheWeightIsNotNegative() {
    assertThrows(
        IllegalArgumentException.class, () -> new TokenSettings("issuer", "shop", TTL, -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S", "PT24H1S"})
  void lifetimeIsWholeSecondsUpToADay(String ttl) {
    Duration refused = Duration.parse(ttl);
    assertThrows(
        IllegalArgumentException.class, () -> new TokenSettings("issuer", "shop", refused, 0));
  }
}
