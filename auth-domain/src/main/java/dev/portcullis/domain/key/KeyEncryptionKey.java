package dev.portcullis.domain.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that encrypts stored private keys: AES-256 in GCM mode (NIST SP 800-38D) with a random
 * 96-bit nonce. A sealed (encrypted and authenticated) text is bound to the name of its entry, so
 * that two rows of a store cannot be swapped.
 *
 * <p>Layout of a sealed text: 1 byte version, 12 bytes nonce, ciphertext, 16 bytes tag.
 * Thread-safe; {@code toString} is masked.
 */
public final class KeyEncryptionKey {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private static final byte VERSION = 1;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_LENGTH = 16;
  private static final int HEADER_LENGTH = 1 + NONCE_LENGTH;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * The key with these bytes, which are copied; nonces come from {@code random}.
   *
   * @throws IllegalArgumentException unless {@code bytes} has {@value #LENGTH} bytes
   */
  public KeyEncryptionKey(byte[] bytes, SecureRandom random) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key-encryption key must have " + LENGTH + " bytes");
    }
    this.key = new SecretKeySpec(bytes, "AES");
    this.random = requireNonNull(random, "random");
  }

  /** Encrypts {@code plain} for the entry {@code name}. */
  public byte[] seal(byte[] plain, String name) {
    byte[] header = new byte[HEADER_LENGTH];
    random.nextBytes(header);
    header[0] = VERSION;
    byte[] body = run(Cipher.ENCRYPT_MODE, header, plain, name);
    byte[] sealed = Arrays.copyOf(header, HEADER_LENGTH + body.length);
    System.arraycopy(body, 0, sealed, HEADER_LENGTH, body.length);
    return sealed;
  }

  /**
   * Decrypts what {@link #seal} encrypted for the entry {@code name}.
   *
   * @throws KeyNotReadableException if it was encrypted with another key or for another name, or
   *     was altered
   */
  public byte[] open(byte[] sealed, String name) {
    // Without a complete tag, the provider of some JDKs throws an unchecked exception.
    if (sealed.length < HEADER_LENGTH + TAG_LENGTH || sealed[0] != VERSION) {
      throw new KeyNotReadableException(name);
    }
    return run(
        Cipher.DECRYPT_MODE,
        sealed,
        Arrays.copyOfRange(sealed, HEADER_LENGTH, sealed.length),
        name);
  }

  /**
   * Derives another key of {@value #LENGTH} bytes for {@code purpose}; see {@link
   * KeyDerivation#derive}. All nodes with this key derive the same one.
   */
  public byte[] derive(String purpose) {
    return KeyDerivation.derive(key.getEncoded(), purpose);
  }

  @Override
  public String toString() {
    return "KeyEncryptionKey[***]";
  }

  private byte[] run(int mode, byte[] header, byte[] text, String name) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, header, 1, NONCE_LENGTH));
      cipher.updateAAD(name.getBytes(UTF_8));
      return cipher.doFinal(text);
    } catch (AEADBadTagException wrongKeyOrAltered) {
      throw new KeyNotReadableException(name);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("AES-GCM is part of every JDK", missing);
    }
  }
}
