package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

/**
 * A signing key as stored: the public part in clear, the private part sealed under the {@link
 * KeyEncryptionKey}. Immutable; arrays are copied in and out.
 */
public final class SealedSigningKey {
  private final KeyId id;
  private final SigningAlgorithm algorithm;
  private final long sequence;
  private final KeyMaterial material;
  private final KeySchedule schedule;

  /** A stored key. */
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

  /** The stored form of {@code key}; only {@code sealer} can open it again. */
  public static SealedSigningKey seal(SigningKey key, KeyEncryptionKey sealer) {
    KeyMaterial material =
        new KeyMaterial(
            key.verification().getEncoded(),
            sealer.seal(key.signing().getEncoded(), key.id().value()));
    return new SealedSigningKey(
        key.id(), key.algorithm(), key.sequence(), material, key.schedule());
  }

  /**
   * The key itself.
   *
   * @throws KeyNotReadableException if it was sealed under another key-encryption key, or altered
   */
  public SigningKey open(KeyEncryptionKey sealer, SigningKeyFactory factory) {
    return factory.restore(this, sealer.open(material.sealedPrivateKey(), id.value()));
  }

  /** Identity. */
  public KeyId id() {
    return id;
  }

  /** The one algorithm it is used with. */
  public SigningAlgorithm algorithm() {
    return algorithm;
  }

  /** Its place in the order of keys, from 1. */
  public long sequence() {
    return sequence;
  }

  /** Its two parts. */
  public KeyMaterial material() {
    return material;
  }

  /** When it enters which part of its life. */
  public KeySchedule schedule() {
    return schedule;
  }

  @Override
  public String toString() {
    return "SealedSigningKey[" + id + ", " + algorithm + ", ***]";
  }
}
