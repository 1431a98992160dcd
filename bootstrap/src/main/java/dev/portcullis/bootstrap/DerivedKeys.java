package dev.portcullis.bootstrap;

import static java.util.Objects.requireNonNull;

import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.domain.key.KeyEncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys derived from the secret that all nodes share anyway, so that there is no further one to
 * keep: one for each purpose (NIST SP 800-108).
 */
final class DerivedKeys {
  private static final String ALGORITHM = "HmacSHA256";

  private final Function<String, byte[]> derivation;

  private DerivedKeys(Function<String, byte[]> derivation) {
    this.derivation = derivation;
  }

  /**
   * Keys derived from the shared secret of tokens, or from the key-encryption key where there is
   * none.
   *
   * @throws dev.portcullis.bootstrap.config.ConfigException if the file of the key-encryption key
   *     holds no key
   */
  static DerivedKeys of(Config config, SecureRandom random) {
    return config
        .keys()
        .sharedSecret()
        .map(secret -> from(secret.value().getBytes(StandardCharsets.UTF_8)))
        .orElseGet(
            () -> {
              KeyEncryptionKey key =
                  KeyEncryptionKeys.of(
                      config.keys().keyEncryptionKey(), config.dataDirectory(), random);
              return new DerivedKeys(key::derive);
            });
  }

  /** 32 bytes for {@code purpose}: the same ones on every node, and for no other purpose. */
  byte[] key(String purpose) {
    return derivation.apply(requireNonNull(purpose, "purpose"));
  }

  @Override
  public String toString() {
    return "DerivedKeys[***]";
  }

  private static DerivedKeys from(byte[] secret) {
    SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
    return new DerivedKeys(
        purpose -> {
          try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
          } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", missing);
          }
        });
  }
}
