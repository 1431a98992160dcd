package dev.portcullis.bootstrap;

import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.application.maintenance.CurrentKeyRing;
import dev.portcullis.application.maintenance.EnsureSigningKey;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.key.KeyNotReadableException;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyRepository;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The keys that tokens are signed with: one pair kept in the database, or the secret that was
 * given.
 */
final class SigningKeys {
  private final CurrentKeyRing current = new CurrentKeyRing();
  private final Optional<EnsureSigningKey> stored;

  SigningKeys(Config config, SigningKeyRepository repository, Clock clock, SecureRandom random) {
    Optional<Secret> secret = config.tokens().sharedSecret();
    secret.ifPresent(given -> current.replace(new KeyRing(List.of(shared(given, clock)))));
    this.stored =
        secret.isPresent()
            ? Optional.empty()
            : Optional.of(
                new EnsureSigningKey(
                    repository,
                    JjwtTokens.signingKeyFactory(random),
                    KeyEncryptionKeys.of(
                        config.tokens().keyEncryptionKey(), config.dataDirectory(), random),
                    SigningAlgorithm.RS256,
                    clock));
  }

  /** The keys in use. */
  CurrentKeyRing current() {
    return current;
  }

  /** Reads the keys, and makes the first where there is none. */
  void ensure() {
    try {
      stored.ifPresent(use -> current.replace(use.ensure()));
    } catch (KeyNotReadableException sealedElsewhere) {
      throw new StartFailure(
          "The signing keys in the database were sealed under another key-encryption key. Set"
              + " AUTH_KEY_ENCRYPTION_KEY to the one in key-encryption.key in the data directory of"
              + " the node that made them.",
          sealedElsewhere);
    }
  }

  private static SigningKey shared(Secret secret, Clock clock) {
    return JjwtTokens.sharedSecret(
        secret.value().getBytes(StandardCharsets.UTF_8), clock.instant());
  }
}
