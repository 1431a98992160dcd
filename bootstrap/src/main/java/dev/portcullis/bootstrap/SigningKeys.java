package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.application.key.KeyRotator;
import dev.portcullis.application.key.MaintainSigningKeys;
import dev.portcullis.application.key.StoredKeyRing;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.KeyConfig;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.key.KeyNotReadableException;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys that tokens are signed with: those in the database, or the secret that was given. */
final class SigningKeys {
  /** By how much the clocks of nodes may differ: so much longer a token may count. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final KeyRingSource source;
  private final Optional<KeyRotator> rotator;

  private SigningKeys(KeyRingSource source, Optional<KeyRotator> rotator) {
    this.source = source;
    this.rotator = rotator;
  }

  static SigningKeys of(Config config, JooqPersistence store, Clock clock, SecureRandom random) {
    return config
        .keys()
        .sharedSecret()
        .map(secret -> shared(secret, clock))
        .orElseGet(() -> stored(config, store, clock, random));
  }

  /** The keys in use. */
  KeyRingSource source() {
    return source;
  }

  /** Takes the steps of rotation; nothing for a shared secret. */
  Optional<KeyRotator> rotator() {
    return rotator;
  }

  /** Reads the keys, makes the first where there is none, publishes the next when it is due. */
  void maintain() {
    try {
      rotator.ifPresent(steps -> new MaintainSigningKeys(steps).maintain());
    } catch (KeyNotReadableException sealedElsewhere) {
      throw new StartFailure(
          "The signing keys in the database were sealed under another key-encryption key. Set"
              + " AUTH_KEY_ENCRYPTION_KEY to the one in key-encryption.key in the data directory of"
              + " the node that made them.",
          sealedElsewhere);
    }
  }

  private static SigningKeys stored(
      Config config, JooqPersistence store, Clock clock, SecureRandom random) {
    KeyConfig keys = config.keys();
    StoredKeyRing ring =
        new StoredKeyRing(
            store.signingKeys(),
            JjwtTokens.signingKeyFactory(random),
            KeyEncryptionKeys.of(keys.keyEncryptionKey(), config.dataDirectory(), random),
            config.tokens().lifetime().plus(SKEW));
    KeyRotator rotator =
        new KeyRotator(ring, keys.rotation(), keys.algorithm(), store.transactions(), clock);
    return new SigningKeys(ring, Optional.of(rotator));
  }

  private static SigningKeys shared(Secret secret, Clock clock) {
    byte[] bytes = secret.value().getBytes(StandardCharsets.UTF_8);
    try {
      KeyRing ring =
          new KeyRing(List.of(JjwtTokens.sharedSecret(bytes, clock.instant())), Duration.ZERO);
      return new SigningKeys(() -> Optional.of(ring), Optional.empty());
    } catch (IllegalArgumentException weak) {
      throw new ConfigException(List.of("AUTH_JWT_SECRET: " + weak.getMessage()));
    }
  }
}
