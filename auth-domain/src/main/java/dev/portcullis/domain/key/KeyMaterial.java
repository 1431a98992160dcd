package dev.portcullis.domain.key;

/** The two parts of a stored asymmetric key. Immutable: arrays are copied in and out. */
public final class KeyMaterial {
  private final byte[] publicKey;
  private final byte[] sealedPrivateKey;

  /**
   * The parts.
   *
   * @param publicKey SubjectPublicKeyInfo in DER (RFC 5280 section 4.1)
   * @param sealedPrivateKey what {@link KeyEncryptionKey#seal} made of the PKCS#8 form
   */
  public KeyMaterial(byte[] publicKey, byte[] sealedPrivateKey) {
    this.publicKey = publicKey.clone();
    this.sealedPrivateKey = sealedPrivateKey.clone();
  }

  /** SubjectPublicKeyInfo in DER. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The sealed PKCS#8 form. */
  public byte[] sealedPrivateKey() {
    return sealedPrivateKey.clone();
  }

  @Override
  public String toString() {
    return "KeyMaterial[***]";
  }
}
