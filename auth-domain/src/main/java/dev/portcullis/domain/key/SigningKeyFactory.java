package dev.portcullis.domain.key;

/**
 * Port: makes signing keys and brings stored ones back to life. Implementations are thread-safe and
 * do no I/O.
 */
public interface SigningKeyFactory {
  /**
   * A new key.
   *
   * @throws IllegalArgumentException if {@code algorithm} is symmetric: a shared secret is given,
   *     not made
   */
  SigningKey generate(SigningAlgorithm algorithm, long sequence, KeySchedule schedule);

  /**
   * The key that was stored.
   *
   * @param stored as it was stored
   * @param privateKey its private part, opened: PKCS#8 in DER
   * @throws IllegalArgumentException if the parts are no key of that algorithm
   */
  SigningKey restore(SealedSigningKey stored, byte[] privateKey);
}
