package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * A signing key as stored: the public key in clear, the private key encrypted with the {@link
 * KeyEncryptionKey}. Immutable.
 */
public final class SealedSigningKey {
  private final KeyId id;
  private final SigningAlgorithm algorithm;
  private final long sequence;
  private final KeyMaterial material;
  private final KeySchedule schedule;

  /** A key as read from the store. */
  public SealedSigningKey(
      KeyId id,
      SigningAlgorithm algorithm,
      long sequence,
      KeyMaterial material,
      KeySchedule schedule) {
    this.id = requireNonNull(id, "id");
    this.algorithm = requireNonNull(algorithm, "algorithm");
    this.sequence = sequence;
    this.material = requireNonNull(material, "material");
    this.schedule = requireNonNull(schedule, "schedule");
  }

  /** Encrypts {@code key} for the store; only {@code sealer} can decrypt it. */
  public static SealedSigningKey seal(SigningKey key, KeyEncryptionKey sealer) {
    KeyMaterial material =
        new KeyMaterial(
            key.verification().getEncoded(),
            sealer.seal(key.signing().getEncoded(), key.id().value()));
    return new SealedSigningKey(
        key.id(), key.algorithm(), key.sequence(), material, key.schedule());
  }

  /**
   * Decrypts the key.
   *
   * @throws KeyNotReadableException if it was encrypted with another key-encryption key, or was
   *     altered
   * @throws IllegalArgumentException if the parts do not form a key of the algorithm
   */
  public SigningKey open(KeyEncryptionKey sealer, SigningKeyFactory factory) {
    return factory.restore(this, sealer.open(material.sealedPrivateKey(), id.value()));
  }

  /**
   * Returns only if {@code sealer} is the key that this key was encrypted with; does not restore
   * it.
   *
   * @throws KeyNotReadableException if it was encrypted with another key-encryption key, or was
   *     altered
   */
  public void requireSealedBy(KeyEncryptionKey sealer) {
    Arrays.fill(sealer.open(material.sealedPrivateKey(), id.value()), (byte) 0);
  }

  /** The key id. */
  public KeyId id() {
    return id;
  }

  /** The only algorithm it is used with. */
  public SigningAlgorithm algorithm() {
    return algorithm;
  }

  /** Its position in the order of keys, from 1. */
  public long sequence() {
    return sequence;
  }

  /** The public and the encrypted private key. */
  public KeyMaterial material() {
    return material;
  }

  /** When it is published, signs and is refused. */
  public KeySchedule schedule() {
    return schedule;
  }

  @Override
  public String toString() {
    return "SealedSigningKey[" + id + ", " + algorithm + ", ***]";
  }
}
