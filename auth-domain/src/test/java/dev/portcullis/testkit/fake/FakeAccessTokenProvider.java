package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.AccessTokenProvider;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.AccessTokens;
import dev.portcullis.domain.token.PublishedKeys;
import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Provides {@link FakeAccessTokens} or the given ports, and ignores the signing keys. Thread-safe.
 */
public record FakeAccessTokenProvider(
    AccessTokenIssuer issuer, AccessTokenVerifier verifier, PublishedKeys publishedKeys)
    implements AccessTokenProvider, AccessTokens {
  /** All of them are required. */
  public FakeAccessTokenProvider {
    requireNonNull(issuer, "issuer");
    requireNonNull(verifier, "verifier");
    requireNonNull(publishedKeys, "publishedKeys");
  }

  /** Tokens that {@code tokens} issues and verifies, and an empty JWK Set. */
  public static FakeAccessTokenProvider of(FakeAccessTokens tokens) {
    return new FakeAccessTokenProvider(tokens, tokens, () -> "{\"keys\":[]}");
  }

  @Override
  public SigningKeyFactory signingKeys() {
    return new FakeSigningKeyFactory();
  }

  @Override
  public SigningKey sharedSecret(byte[] secret, Instant since) {
    SecretKey key = new SecretKeySpec(secret, "HmacSHA256");
    return new SigningKey(
        new KeyId("shared"), SigningAlgorithm.HS256, 1, key, key, KeySchedule.immediate(since));
  }

  @Override
  public AccessTokens over(KeyRingSource keys) {
    return this;
  }
}
