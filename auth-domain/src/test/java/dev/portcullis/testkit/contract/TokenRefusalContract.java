package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.testkit.fixture.MutableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every text that is not exactly a genuine token is refused, without an exception. */
public interface TokenRefusalContract extends TokenContract {
  @Test
  default void garbageIsRefusedAndThrowsNothing() {
    AccessTokenVerifier verifier = tokens(MutableClock.atNoon()).verifier();
    for (String odd :
        List.of(
            "",
            " ",
            "\0",
            ".",
            "..",
            "...",
            "....",
            "a.b.c",
            "null",
            "Bearer",
            "\n",
            "{}.{}.{}",
            "=.=.=",
            "e30.e30.e30",
            "e30.e30.",
            "eyJhbGciOiJub25lIn0.e30.",
            "\ud800",
            "\u00e4.\u00f6.\u00fc",
            "\ud83d\ude00.\ud83d\ude00.\ud83d\ude00",
            "x".repeat(100_000),
            ".".repeat(100_000),
            "e30.".repeat(25_000),
            "eyJhbGciOiJSUzI1NiJ9." + "e".repeat(100_000) + ".x")) {
      assertRefused(verifier, odd);
    }
  }

  @Test
  default void tokenOfAnotherIssuerIsRefused() {
    MutableClock clock = MutableClock.atNoon();
    String foreign = tokensOfAnotherIssuer(clock).issuer().issue(claims(clock.instant())).compact();
    assertRefused(tokens(clock).verifier(), foreign);
  }

  @Test
  default void everyAlteredCharacterIsRefused() {
    MutableClock clock = MutableClock.atNoon();
    TokensUnderTest tokens = tokens(clock);
    String good = tokens.issuer().issue(claims(clock.instant())).compact();
    for (int index : placesOf(good)) {
      // At the end of a segment, another character may encode the same bytes; that counts as
      // altered too.
      for (char other : new char[] {'A', 'B', 'Q', 'g', 'w', '_', '=', '.', ' ', '\0'}) {
        if (other != good.charAt(index)) {
          assertRefused(
              tokens.verifier(), good.substring(0, index) + other + good.substring(index + 1));
        }
      }
    }
  }

  @Test
  default void addedOrMissingTextIsRefused() {
    MutableClock clock = MutableClock.atNoon();
    TokensUnderTest tokens = tokens(clock);
    String good = tokens.issuer().issue(claims(clock.instant())).compact();
    for (String added : List.of("A", "=", "==", ".", " ", "\n", "\0", ".x", good)) {
      assertRefused(tokens.verifier(), good + added);
      assertRefused(tokens.verifier(), added + good);
    }
    for (int end = 0; end < good.length(); end += 7) {
      assertRefused(tokens.verifier(), good.substring(0, end));
      assertRefused(tokens.verifier(), good.substring(end + 1));
    }
  }

  @Test
  default void segmentsOfTwoTokensAreRefused() {
    MutableClock clock = MutableClock.atNoon();
    TokensUnderTest tokens = tokens(clock);
    String first = tokens.issuer().issue(claims(clock.instant())).compact();
    String second = tokens.issuer().issue(claims(clock.instant())).compact();
    String head = first.substring(0, first.lastIndexOf('.'));
    assertRefused(tokens.verifier(), head + second.substring(second.lastIndexOf('.')));
    assertRefused(tokens.verifier(), head + ".");
    assertRefused(tokens.verifier(), head);
  }

  private void assertRefused(AccessTokenVerifier verifier, String compact) {
    assertTrue(
        rejection(verifier.verify(compact)).isPresent(),
        () -> "accepted: " + compact.substring(0, Math.min(compact.length(), 400)));
  }

  /** The first, second, middle and last two positions of every segment, and the dots. */
  private static List<Integer> placesOf(String compact) {
    List<Integer> places = new ArrayList<>();
    int start = 0;
    while (start <= compact.length()) {
      int dot = compact.indexOf('.', start);
      int end = dot < 0 ? compact.length() : dot;
      places.addAll(List.of(start, start + 1, (start + end) / 2, end - 2, end - 1, end));
      start = end + 1;
    }
    return places.stream().filter(place -> place < compact.length()).distinct().toList();
  }
}
