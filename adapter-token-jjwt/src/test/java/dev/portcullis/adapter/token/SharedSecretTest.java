package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SharedSecretTest {
  private static final String TEXT = "0123456789abcdef0123456789abcdef";

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
   * 0123456789abcdef0123456789abcdef} prints, in base64url: it may never change, or nodes of two
   * releases would not know each other's key.
   */
  @Test
  void keyIdIsAMacUnderTheSecret() {
    assertEquals("arieOvsPsvXaB92zrGjhVw", Tokens.secret(TEXT).id().value());
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

  @Test
  void keyIsACopy() {
    byte[] bytes = TEXT.getBytes(UTF_8);
    SigningKey key = JjwtTokens.sharedSecret(bytes, Tokens.NOW);
    Arrays.fill(bytes, (byte) 0);
    assertEquals(Tokens.secret(TEXT), key);
  }

  @Test
  void keyPrintsNothingOfItself() {
    assertFalse(Tokens.secret(TEXT).toString().contains(TEXT.substring(0, 8)));
  }
}
