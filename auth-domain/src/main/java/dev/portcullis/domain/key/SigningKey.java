package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.security.Key;

/**
 * A key that signs access tokens, ready for use. Immutable; {@code toString} is masked.
 *
 * @param id the key id
 * @param algorithm the only algorithm it is used with
 * @param sequence its position in the order of keys, from 1; unique within a store
 * @param signing the key that signs: a private key, or the shared secret
 * @param verification the key that verifies: a public key, or the same shared secret
 * @param schedule when it is published, signs and is refused
 */
public record SigningKey(
    KeyId id,
    SigningAlgorithm algorithm,
    long sequence,
    Key signing,
    Key verification,
    KeySchedule schedule) {
  /** All parts are required. */
  public SigningKey {
    requireNonNull(id, "id");
    requireNonNull(algorithm, "algorithm");
    requireNonNull(signing, "signing");
    requireNonNull(verification, "verification");
    requireNonNull(schedule, "schedule");
  }

  /** The verification key. */
  public VerificationKey verificationKey() {
    return new VerificationKey(id, algorithm, verification);
  }

  /** This key with another schedule. */
  public SigningKey withSchedule(KeySchedule changed) {
    return new SigningKey(id, algorithm, sequence, signing, verification, changed);
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + ", " + algorithm + ", ***]";
  }
}
