package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.domain.ratelimit.Buckets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands before passwords. The key of its buckets is derived from the secret that all nodes
 * share anyway, so that there is no further one to keep.
 */
final class AttemptGuards {
  private static final String PURPOSE = "portcullis attempts v1";
  private static final String ALGORITHM = "HmacSHA256";

  private AttemptGuards() {}

  /**
   * A guard that counts in {@code store}.
   *
   * @throws dev.portcullis.bootstrap.config.ConfigException if the file of the key-encryption key
   *     holds no key
   */
  static AttemptGuard of(Config config, JooqPersistence store, Clock clock, SecureRandom random) {
    Buckets buckets = new Buckets(key(config, random), config.accounts().limits());
    return new AttemptGuard(store.rateLimiter(), buckets, clock);
  }

  private static byte[] key(Config config, SecureRandom random) {
    return config
        .keys()
        .sharedSecret()
        .map(secret -> derive(secret.value().getBytes(StandardCharsets.UTF_8)))
        .orElseGet(
            () ->
                KeyEncryptionKeys.of(
                        config.keys().keyEncryptionKey(), config.dataDirectory(), random)
                    .derive(PURPOSE));
  }

  private static byte[] derive(byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", missing);
    }
  }
}
