package dev.portcullis.domain.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.SigningKeyFixture;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SigningKeyTest {
  private final KeyEncryptionKey sealer = SigningKeyFixture.keyEncryptionKey();
  private final SigningKey key = SigningKeyFixture.rsaKey(1);

  @Test
  void sealedKeyOpensToTheSamePrivateKey() {
    SealedSigningKey sealed = SealedSigningKey.seal(key, sealer);
    assertEquals(key.id(), sealed.id());
    assertEquals(key.algorithm(), sealed.algorithm());
    assertEquals(key.sequence(), sealed.sequence());
    assertEquals(key.schedule(), sealed.schedule());
    assertArrayEquals(key.verification().getEncoded(), sealed.material().publicKey());
    assertSame(key, sealed.open(sealer, expecting(sealed)));
  }

  @Test
  void sealedKeyIsOpenedByItsSealerOnly() {
    KeyEncryptionKey other =
        new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], new SecureRandom());
    SealedSigningKey sealed = SealedSigningKey.seal(key, sealer);
    assertThrows(KeyNotReadableException.class, () -> sealed.open(other, expecting(sealed)));
    assertThrows(KeyNotReadableException.class, () -> sealed.requireSealedBy(other));
    assertDoesNotThrow(() -> sealed.requireSealedBy(sealer));
  }

  @Test
  void sealedPrivateKeyUnderAnotherIdIsRefused() {
    SealedSigningKey sealed = SealedSigningKey.seal(key, sealer);
    SealedSigningKey swapped =
        new SealedSigningKey(
            new KeyId("other"), key.algorithm(), 2, sealed.material(), key.schedule());
    assertThrows(KeyNotReadableException.class, () -> swapped.open(sealer, expecting(swapped)));
  }

  @Test
  void materialIsCopiedInAndOut() {
    byte[] bytes = {1, 2, 3};
    KeyMaterial material = new KeyMaterial(bytes, bytes);
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(material.publicKey(), (byte) 0);
    Arrays.fill(material.sealedPrivateKey(), (byte) 0);
    assertArrayEquals(new byte[] {1, 2, 3}, material.publicKey());
    assertArrayEquals(new byte[] {1, 2, 3}, material.sealedPrivateKey());
  }

  @Test
  void keysAreNeverPrinted() {
    SealedSigningKey sealed = SealedSigningKey.seal(key, sealer);
    assertEquals("SigningKey[" + key.id() + ", RS256, ***]", key.toString());
    assertEquals("SealedSigningKey[" + key.id() + ", RS256, ***]", sealed.toString());
    assertEquals("KeyMaterial[***]", sealed.material().toString());
    String hex = HexFormat.of().formatHex(key.signing().getEncoded());
    assertFalse(key.toString().contains(hex.substring(100, 140)));
  }

  @Test
  void keyIdsHaveOneTo64Characters() {
    assertEquals("k".repeat(64), new KeyId("k".repeat(64)).toString());
    assertThrows(IllegalArgumentException.class, () -> new KeyId(""));
    assertThrows(IllegalArgumentException.class, () -> new KeyId("k".repeat(65)));
  }

  @Test
  void onlyTheSharedSecretIsSymmetric() {
    assertTrue(SigningAlgorithm.HS256.isSymmetric());
    assertFalse(SigningAlgorithm.RS256.isSymmetric());
    assertEquals("RS256", SigningAlgorithm.RS256.joseName());
    assertEquals(Optional.of(SigningAlgorithm.EDDSA), SigningAlgorithm.of("EdDSA"));
    assertEquals(Optional.empty(), SigningAlgorithm.of("rs256"));
  }

  /** A factory that returns {@link #key} if it gets the parts of that key. */
  private SigningKeyFactory expecting(SealedSigningKey expected) {
    return new SigningKeyFactory() {
      @Override
      public SigningKey generate(SigningAlgorithm algorithm, long sequence, KeySchedule schedule) {
        throw new AssertionError("unexpected call");
      }

      @Override
      public SigningKey restore(SealedSigningKey stored, byte[] privateKey) {
        assertSame(expected, stored);
        assertArrayEquals(key.signing().getEncoded(), privateKey);
        return key;
      }
    };
  }
}
