package dev.portcullis.domain.key;

/**
 * The two parts of a stored asymmetric key. Immutable: arrays are copied on the way in and out;
 * {@code toString} is masked.
 */
public final class KeyMaterial {
  private final byte[] publicKey;
  private final byte[] sealedPrivateKey;

  /**
   * Creates the material from both parts.
   *
   * @param publicKey SubjectPublicKeyInfo in DER (RFC 5280 section 4.1)
   * @param sealedPrivateKey the PKCS#8 form (RFC 5208), encrypted by {@link KeyEncryptionKey#seal}
   */
  public KeyMaterial(byte[] publicKey, byte[] sealedPrivateKey) {
    this.publicKey = publicKey.clone();
    this.sealedPrivateKey = sealedPrivateKey.clone();
  }

  /** The public key: SubjectPublicKeyInfo in DER (RFC 5280 section 4.1). */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The private key: its PKCS#8 form, encrypted. */
  public byte[] sealedPrivateKey() {
    return sealedPrivateKey.clone();
  }

  @Override
  public String toString() {
    return "KeyMaterial[***]";
  }
}
