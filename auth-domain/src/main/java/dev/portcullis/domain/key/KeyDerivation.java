package dev.portcullis.domain.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives one key for each purpose from a secret that all nodes share, so that no further secret
 * has to be configured (NIST SP 800-108, with HMAC-SHA-256 as the pseudorandom function). Stateless
 * and thread-safe.
 */
public final class KeyDerivation {
  private static final String ALGORITHM = "HmacSHA256";

  private KeyDerivation() {}

  /**
   * Derives 32 bytes for {@code purpose}: the same on every node that has {@code secret}, and
   * different for every purpose.
   *
   * @param secret at least one byte; not stored
   * @throws IllegalArgumentException if {@code secret} is empty
   */
  public static byte[] derive(byte[] secret, String purpose) {
    requireNonNull(purpose, "purpose");
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(purpose.getBytes(UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", missing);
    }
  }
}
