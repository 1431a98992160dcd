package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.security.Key;

/**
 * A key that verifies access tokens; for HS256 it is the shared secret. Immutable; {@code toString}
 * is masked.
 *
 * @param id the key id
 * @param algorithm the only algorithm it is used with
 * @param key a public key, or the shared secret
 */
public record VerificationKey(KeyId id, SigningAlgorithm algorithm, Key key) {
  /** All parts are required. */
  public VerificationKey {
    requireNonNull(id, "id");
    requireNonNull(algorithm, "algorithm");
    requireNonNull(key, "key");
  }

  @Override
  public String toString() {
    return "VerificationKey[" + id + ", " + algorithm + ", ***]";
  }
}
