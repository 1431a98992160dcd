package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import dev.portcullis.domain.token.AccessTokenProvider;
import dev.portcullis.domain.token.AccessTokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Signing keys and tokens made with JJWT, configured by one set of settings. Thread-safe. */
record JjwtProvider(
    TokenSettings settings, Clock clock, SecureRandom random, BooleanSupplier includeClientId)
    implements AccessTokenProvider {
  @Override
  public SigningKeyFactory signingKeys() {
    return JjwtTokens.signingKeyFactory(random);
  }

  @Override
  public SigningKey sharedSecret(byte[] secret, Instant since) {
    return JjwtTokens.sharedSecret(secret, since);
  }

  @Override
  public AccessTokens over(KeyRingSource keys) {
    return new JjwtTokens(settings, keys, clock, random, includeClientId);
  }
}
