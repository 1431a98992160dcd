package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Creates HS256 keys from a secret that is configured on every node. Pure. */
final class SharedSecret {
  private static final int MIN_BYTES = 32;
  private static final int KEY_ID_BYTES = 16;
  private static final String MAC = "HmacSHA256";

  /** Contains spaces, so it can never be the signing input of a token. */
  private static final byte[] KEY_ID_LABEL = "portcullis key id 1".getBytes(US_ASCII);

  private SharedSecret() {}

  static SigningKey signingKey(byte[] secret, Instant since) {
    if (secret.length < MIN_BYTES) {
      throw refused("is shorter than " + MIN_BYTES + " bytes");
    }
    if (KnownSecrets.isKnown(secret)) {
      throw refused("is or contains a published sample secret");
    }
    if (RepetitiveText.isRepetitive(secret)) {
      throw refused("is repetitive or sequential");
    }
    SecretKey key = new SecretKeySpec(secret, MAC);
    return new SigningKey(
        keyId(key), SigningAlgorithm.HS256, 1, key, key, KeySchedule.immediate(since));
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "the shared secret " + why + "; generate one with: openssl rand -base64 48");
  }

  /**
   * Half of a MAC under the secret. A thumbprint would be a plain digest of the secret, which RFC
   * 7638 section 7 warns against. The MAC reveals no more about the secret than any token signed
   * with it.
   */
  private static KeyId keyId(SecretKey key) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      byte[] half = Arrays.copyOf(mac.doFinal(KEY_ID_LABEL), KEY_ID_BYTES);
      return new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(half));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC with SHA-256 is part of every JDK", missing);
    }
  }
}
