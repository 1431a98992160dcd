package dev.portcullis.domain.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyEncryptionKeyTest {
  private static final byte[] PLAIN = "a private key".getBytes(UTF_8);

  private final KeyEncryptionKey key = key(1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 5_000})
  void sealedTextOpensAgain(int length) {
    byte[] plain = Arrays.copyOf(PLAIN, length);
    byte[] sealed = key.seal(plain, "name");
    assertEquals(1 + 12 + length + 16, sealed.length);
    assertArrayEquals(plain, key.open(sealed, "name"));
  }

  @Test
  void textIsBoundToItsName() {
    byte[] sealed = key.seal(PLAIN, "first");
    KeyNotReadableException refusal =
        assertThrows(KeyNotReadableException.class, () -> key.open(sealed, "second"));
    assertEquals(true, String.valueOf(refusal.getMessage()).contains("second"));
  }

  @Test
  void anotherKeyOpensNothing() {
    byte[] sealed = key.seal(PLAIN, "name");
    assertThrows(KeyNotReadableException.class, () -> key(2).open(sealed, "name"));
  }

  @Test
  void everyAlteredByteIsNoticed() {
    byte[] sealed = key.seal(PLAIN, "name");
    for (int index = 0; index < sealed.length; index++) {
      byte[] altered = sealed.clone();
      altered[index] ^= 1;
      assertThrows(KeyNotReadableException.class, () -> key.open(altered, "name"), "byte " + index);
    }
  }

  @Test
  void everyMissingOrAddedByteIsNoticed() {
    byte[] sealed = key.seal(PLAIN, "name");
    for (int length = 0; length < sealed.length + 3; length++) {
      if (length != sealed.length) {
        byte[] cut = Arrays.copyOf(sealed, length);
        assertThrows(
            KeyNotReadableException.class, () -> key.open(cut, "name"), "length " + length);
      }
    }
  }

  @Test
  void everySealHasItsOwnNonce() {
    Set<String> nonces = new HashSet<>();
    for (int round = 0; round < 1_000; round++) {
      byte[] sealed = key.seal(PLAIN, "name");
      assertEquals(1, sealed[0]);
      nonces.add(HexFormat.of().formatHex(sealed, 1, 13));
    }
    assertEquals(1_000, nonces.size());
  }

  @Test
  void keyBytesAreCopiedAndNeverPrinted() {
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    KeyEncryptionKey copied = new KeyEncryptionKey(bytes, new SecureRandom());
    byte[] sealed = copied.seal(PLAIN, "name");
    Arrays.fill(bytes, (byte) 9);
    assertArrayEquals(PLAIN, copied.open(sealed, "name"));
    assertEquals("KeyEncryptionKey[***]", copied.toString());
    assertFalse(copied.toString().contains("0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 24, 31, 33})
  void keysOfOtherLengthsAreRefused(int length) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new KeyEncryptionKey(new byte[length], new SecureRandom()));
  }

  private static KeyEncryptionKey key(int fill) {
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    Arrays.fill(bytes, (byte) fill);
    return new KeyEncryptionKey(bytes, new SecureRandom());
  }
}
