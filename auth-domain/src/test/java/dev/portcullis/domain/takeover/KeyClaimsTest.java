package dev.portcullis.domain.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyClaimsTest {
  @Test
  void firstClaimCounts() {
    KeyClaims claims = new KeyClaims(0);
    assertEquals(7, claims.claim("ada", 7));
    assertEquals(7, claims.claim("ada", 8));
    assertEquals(7, claims.claim("ada", 7));
    assertEquals(8, claims.claim("bob", 8));
    assertEquals(2, claims.size());
  }

  @Test
  void claimsAreThoseOfAMapHoweverOftenTheyGrow() {
    Random random = new Random(42);
    KeyClaims claims = new KeyClaims(10);
    Map<String, Long> expected = new HashMap<>();
    for (long account = 0; account < 50_000; account++) {
      String key = "user" + random.nextInt(40_000);
      long owner = Optional.ofNullable(expected.putIfAbsent(key, account)).orElse(account);
      assertEquals(owner, claims.claim(key, account));
    }
    assertEquals(expected.size(), claims.size());
    expected.forEach((key, owner) -> assertEquals(owner, claims.claim(key, -1)));
  }
}
