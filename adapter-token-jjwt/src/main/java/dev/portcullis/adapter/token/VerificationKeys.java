package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import java.time.Instant;
import java.util.Optional;

/** Finds the verification key with the id in a token. Implementations are thread-safe. */
@FunctionalInterface
interface VerificationKeys {
  /**
   * The key with that id, if its tokens are accepted at {@code now}; empty otherwise.
   *
   * @param unverifiedKeyId the {@code kid} of a token whose signature has not been checked: any
   *     text
   * @throws KeysUnavailable if the keys are not available
   */
  Optional<VerificationKey> find(String unverifiedKeyId, Instant now) throws KeysUnavailable;
}
