package dev.portcullis.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.testkit.fixture.Ids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefreshTokensTest {
  /**
   * Computed with OpenSSL: {@code
   * K=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f;
   * N=0190a1b2c3d47e5f8a9b0c1d2e3f40510000000000000007; (printf $N | xxd -r -p; printf $N | xxd -r
   * -p | openssl dgst -sha256 -mac HMAC -macopt hexkey:$K -binary) | basenc --base64url -w0 | tr -d
   * =}.
   */
  private static final String KNOWN_ANSWER =
      "AZChssPUfl-KmwwdLj9AUQAAAAAAAAAHlyS83-kklPTbnWoFUQiWVeawaYvv67oaHM6gdT5skWk";

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int NAME_LENGTH = 24;

  private final RefreshTokens tokens = new RefreshTokens(key());
  private final Session session =
      session(new SessionId(UUID.fromString("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4051")), 7);
  private final String text = tokens.of(session).text();

  @Test
  void aTokenIsIdNumberAndKeyedDigest() {
    assertEquals(KNOWN_ANSWER, text);
    assertEquals(75, text.length());
  }

  @Test
  void tokenContainsItsSessionAndGeneration() {
    RefreshToken parsed = tokens.parse(text).orElseThrow();
    assertEquals(session.id(), parsed.session());
    assertEquals(7, parsed.generation());
    assertEquals(text, parsed.text());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 255, 256, 4_294_967_296L, Long.MAX_VALUE})
  void everyNumberIsKept(long generation) {
    String numbered = tokens.of(session(session.id(), generation)).text();
    assertEquals(75, numbered.length());
    assertEquals(generation, tokens.parse(numbered).orElseThrow().generation());
  }

  @Test
  void aSessionAndANumberGiveOneTokenOnEveryNode() {
    assertEquals(text, tokens.of(session).text());
    assertEquals(text, new RefreshTokens(key()).of(session(session.id(), 7)).text());
    Set<String> different = new HashSet<>();
    for (int generation = 0; generation < 1_000; generation++) {
      different.add(tokens.of(session(session.id(), generation)).text());
      different.add(tokens.of(session(Ids.sessionId(), generation)).text());
    }
    assertEquals(2_000, different.size());
  }

  @Test
  void everySingleBitCounts() {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(encoded(flipped));
    }
  }

  @Test
  void everyCharacterCounts() {
    for (int place = 0; place < text.length(); place++) {
      for (char other = 0; other < 256; other++) {
        if (other != text.charAt(place)) {
          assertRefused(text.substring(0, place) + other + text.substring(place + 1));
        }
      }
      assertRefused(text.substring(0, place) + '\uff21' + text.substring(place + 1));
    }
  }

  @Test
  void aTokenHasOneSpelling() {
    // Two bits of the last character are unused; lenient decoders accept four spellings.
    int last = ALPHABET.indexOf(text.charAt(74));
    for (int spare = 1; spare < 4; spare++) {
      String other = text.substring(0, 74) + ALPHABET.charAt(last ^ spare);
      assertEquals(
          ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)),
          ByteBuffer.wrap(Base64.getUrlDecoder().decode(other)));
      assertRefused(other);
    }
    assertRefused(text + "=");
    assertRefused(text.substring(0, 74) + "=");
    assertRefused(text.replace('-', '+').replace('_', '/'));
    assertRefused(" " + text);
    assertRefused(text + " ");
    assertRefused(text + "\n");
    assertRefused(text.substring(0, 40) + "\r\n" + text.substring(40));
    assertRefused(text.substring(0, 73) + "\r\n");
    assertRefused(text.toUpperCase(Locale.ROOT));
  }

  @Test
  void junkOfAnyLengthIsRefused() {
    for (int length = 0; length < 300; length++) {
      assertRefused("A".repeat(length));
      assertRefused("\u00e4".repeat(length));
      assertRefused("=".repeat(length));
      assertRefused("\0".repeat(length));
      assertRefused("\ud800".repeat(length));
      assertRefused(text.repeat(3).substring(0, Math.min(length, 225)) + "!");
    }
    assertRefused("A".repeat(10_000_000));
  }

  @Test
  void sessionIdAloneIsNoToken() {
    byte[] genuine = Base64.getUrlDecoder().decode(text);
    byte[] zeros = new byte[genuine.length];
    System.arraycopy(genuine, 0, zeros, 0, NAME_LENGTH);
    assertRefused(encoded(zeros));

    byte[] other = Base64.getUrlDecoder().decode(tokens.of(session(session.id(), 8)).text());
    System.arraycopy(genuine, 0, other, 0, NAME_LENGTH);
    assertRefused(encoded(other));
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    for (int bit = 0; bit < 8 * RefreshTokens.KEY_LENGTH; bit++) {
      byte[] other = key();
      other[bit / 8] ^= (byte) (1 << (bit % 8));
      RefreshTokens strangers = new RefreshTokens(other);
      assertEquals(Optional.empty(), strangers.parse(text));
      assertNotEquals(text, strangers.of(session).text());
    }
  }

  @Test
  void theKeyIsCopied() {
    byte[] key = key();
    RefreshTokens copying = new RefreshTokens(key);
    key[0] ^= 1;
    assertTrue(copying.parse(text).isPresent());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 31, 33, 64})
  void aKeyOfAnotherLengthIsRefused(int length) {
    assertThrows(IllegalArgumentException.class, () -> new RefreshTokens(new byte[length]));
  }

  @Test
  void noSecretIsPrinted() {
    assertEquals("RefreshTokens[***]", tokens.toString());
    assertEquals("RefreshToken[***]", tokens.of(session).toString());
    assertFalse(session.toString().contains(text.substring(32)));
  }

  private void assertRefused(String refused) {
    assertEquals(Optional.empty(), tokens.parse(refused));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Session session(SessionId id, long generation) {
    SessionOrigin origin = SessionOrigin.of(SourceAddress.parse("192.0.2.1").orElseThrow());
    Instant now = Instant.parse("2026-06-15T12:00:00Z");
    SessionTimes times = SessionTimes.from(now, SessionPolicy.DEFAULT);
    return new Session(id, Ids.userId(), origin, generation, times, Optional.empty());
  }

  private static byte[] key() {
    byte[] key = new byte[RefreshTokens.KEY_LENGTH];
    for (int index = 0; index < key.length; index++) {
      key[index] = (byte) index;
    }
    return key;
  }
}
