package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.security.Key;

/**
 * A key that signs access tokens, ready for use. Never prints its material.
 *
 * @param id identity
 * @param algorithm the one algorithm it is used with
 * @param sequence its place in the order of keys, from 1; two keys of one store never share it
 * @param signing what signs: a private key, or the shared secret
 * @param verification what verifies: a public key, or the same shared secret
 * @param schedule when it enters which part of its life
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

  /** The part that verifies. */
  public VerificationKey verificationKey() {
    return new VerificationKey(id, algorithm, verification);
  }

  /** The same key under another schedule. */
  public SigningKey withSchedule(KeySchedule changed) {
    return new SigningKey(id, algorithm, sequence, signing, verification, changed);
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + ", " + algorithm + ", ***]";
  }
}
