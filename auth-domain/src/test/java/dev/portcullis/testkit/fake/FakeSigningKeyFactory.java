package dev.portcullis.testkit.fake;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.UUID;

/**
 * Generates RSA keys for every algorithm, of a size for tests only, with random ids instead of
 * thumbprints. Thread-safe.
 */
public final class FakeSigningKeyFactory implements SigningKeyFactory {
  private static final int TEST_BITS = 1024;

  @Override
  public SigningKey generate(SigningAlgorithm algorithm, long sequence, KeySchedule schedule) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(TEST_BITS);
      KeyPair pair = generator.generateKeyPair();
      KeyId id = new KeyId(UUID.randomUUID().toString());
      return new SigningKey(id, algorithm, sequence, pair.getPrivate(), pair.getPublic(), schedule);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("RSA is part of every JDK", missing);
    }
  }

  @Override
  public SigningKey restore(SealedSigningKey stored, byte[] privateKey) {
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      return new SigningKey(
          stored.id(),
          stored.algorithm(),
          stored.sequence(),
          factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
          factory.generatePublic(new X509EncodedKeySpec(stored.material().publicKey())),
          stored.schedule());
    } catch (GeneralSecurityException notAKey) {
      throw new IllegalArgumentException("not a key", notAKey);
    }
  }
}
