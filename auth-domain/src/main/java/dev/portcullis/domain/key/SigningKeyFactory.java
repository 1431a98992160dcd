package dev.portcullis.domain.key;

/**
 * Port: generates signing keys and restores stored ones. Implementations are thread-safe and do no
 * I/O.
 */
public interface SigningKeyFactory {
  /**
   * Generates a new key.
   *
   * @throws IllegalArgumentException if {@code algorithm} is symmetric: shared secrets are
   *     configured, not generated
   */
  SigningKey generate(SigningAlgorithm algorithm, long sequence, KeySchedule schedule);

  /**
   * Restores a stored key.
   *
   * @param stored the key as stored
   * @param privateKey the decrypted private key: PKCS#8 in DER (RFC 5208)
   * @throws IllegalArgumentException if the parts do not form a key of the algorithm
   */
  SigningKey restore(SealedSigningKey stored, byte[] privateKey);
}
