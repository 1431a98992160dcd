package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {
  private static final String TEXT = "f3a9c07be1d4582694e0b7d5a1c8362f";

  @Test
  void sameSecretIsTheSameKeyOnEveryNode() {
    String token = Tokens.over(Tokens.secret(TEXT)).issuer().issue(Tokens.claims()).compact();
    assertEquals(
        new Verified(Tokens.claims()), Tokens.over(Tokens.secret(TEXT)).verifier().verify(token));
  }

  @Test
  void anotherSecretIsAnotherKey() {
    SigningKey other = Tokens.secret(TEXT.replace('0', '1'));
    assertNotEquals(Tokens.secret(TEXT).id(), other.id());
    String token = Tokens.over(other).issuer().issue(Tokens.claims()).compact();
    assertEquals(
        new Rejected(RejectionReason.UNKNOWN_KEY),
        Tokens.over(Tokens.secret(TEXT)).verifier().verify(token));
  }

  /**
   * Half of what {@code printf 'portcullis key id 1' | openssl dgst -sha256 -hmac
   * f3a9c07be1d4582694e0b7d5a1c8362f} prints, in base64url: it must never change, or nodes of two
   * versions would reject each other's tokens.
   */
  @Test
  void keyIdIsAMacUnderTheSecret() {
    assertEquals("d1dZkbSbEdLzFbRR9fsOHQ", Tokens.secret(TEXT).id().value());
  }

  /** RFC 7638 section 7: a digest of the secret can be searched for. */
  @Test
  void keyIdIsNoDigestOfTheSecret() throws GeneralSecurityException {
    String kid = Tokens.secret(TEXT).id().value();
    byte[] id = Base64.getUrlDecoder().decode(kid);
    String jwk =
        "{\"k\":\""
            + Base64.getUrlEncoder().withoutPadding().encodeToString(TEXT.getBytes(UTF_8))
            + "\",\"kty\":\"oct\"}";
    for (String digested : new String[] {TEXT, jwk}) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(digested.getBytes(UTF_8));
      assertFalse(Arrays.equals(id, Arrays.copyOf(digest, id.length)));
    }
  }

  @Test
  void shortSecretIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Tokens.secret(TEXT.substring(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-string-secret-at-least-256-bits-long",
        "  A-String-Secret-At-Least-256-Bits-Long\n",
        "your-256-bit-secret-your-own-256-bit-secret",
        "======================BezKoder=Spring===========================",
        "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
        "404e635266556a586e3272357538782f413f4428472b4b6250645367566b5970",
        "my-32-character-ultra-secure-and-ultra-long-secret",
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
        "hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg",
        "please-change-me-before-you-go-live-1",
        "YOUR_SUPER_SECRET_KEY_MAKE_SURE_IT_IS_LONG_ENOUGH"
      })
  void publishedSampleSecretIsRefused(String sample) {
    assertRefused("sample", sample);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabcabcabcabcabcabcabc",
        "0123456789abcdef0123456789abcdef",
        "q7XvP2mKq7XvP2mKq7XvP2mKq7XvP2mKq7X",
        "abcdefghijklmnopqrstuvwxyz0123456789",
        "zyxwvutsrqponmlkjihgfedcba9876543210"
      })
  void repetitiveSecretIsRefused(String repetitive) {
    assertRefused("repetitive", repetitive);
  }

  @Test
  void randomSecretsAreAccepted() {
    for (int i = 0; i < 2_000; i++) {
      byte[] random = new byte[32];
      Tokens.RANDOM.nextBytes(random);
      SigningKey raw = JjwtTokens.sharedSecret(random, Tokens.NOW);
      SigningKey text = Tokens.secret(Base64.getEncoder().encodeToString(random));
      assertNotEquals(raw.id(), text.id());
    }
  }

  @Test
  void keyIsACopy() {
    byte[] bytes = TEXT.getBytes(UTF_8);
    SigningKey key = JjwtTokens.sharedSecret(bytes, Tokens.NOW);
    Arrays.fill(bytes, (byte) 0);
    assertEquals(Tokens.secret(TEXT), key);
  }

  private static void assertRefused(String why, String secret) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Tokens.secret(secret));
    String message = refusal.toString();
    assertTrue(message.contains(why) && message.contains("openssl rand"), message);
    assertFalse(message.contains(secret));
  }

  @Test
  void toStringShowsNoPartOfTheKey() {
    assertFalse(Tokens.secret(TEXT).toString().contains(TEXT.substring(0, 8)));
  }
}
