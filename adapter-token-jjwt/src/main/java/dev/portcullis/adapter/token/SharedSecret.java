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

/** HS256 keys: a secret that every node is given. */
final class SharedSecret {
  private static final int MIN_BYTES = 32;
  private static final int KEY_ID_BYTES = 16;
  private static final String MAC = "HmacSHA256";

  /** Has spaces, so it can never be what a token's signature is over. */
  private static final byte[] KEY_ID_LABEL = "portcullis key id 1".getBytes(US_ASCII);

  private SharedSecret() {}

  static SigningKey signingKey(byte[] secret, Instant since) {
    if (secret.length < MIN_BYTES) {
      throw refused("is shorter than " + MIN_BYTES + " bytes");
    }
    if (KnownSecrets.isAmong(secret)) {
      throw refused("is, or is made around, a sample that anybody can look up");
    }
    if (RepetitiveText.is(secret)) {
      throw refused("repeats itself or counts up");
    }
    SecretKey key = new SecretKeySpec(secret, MAC);
    return new SigningKey(
        keyId(key), SigningAlgorithm.HS256, 1, key, key, KeySchedule.immediate(since));
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "the shared secret " + why + "; make one with: openssl rand -base64 48");
  }

  /**
   * Half of a MAC under the secret. A thumbprint would be a plain digest of it, which RFC 7638
   * section 7 warns of; this tells an attacker nothing that any token signed with it does not.
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
