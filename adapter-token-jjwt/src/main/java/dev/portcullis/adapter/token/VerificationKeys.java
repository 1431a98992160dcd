package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import java.time.Instant;
import java.util.Optional;

/** Where a verifier finds the key that a token names. Implementations are thread-safe. */
@FunctionalInterface
interface VerificationKeys {
  /**
   * The key of that id, if its tokens count at {@code now}.
   *
   * @param unverifiedKeyId any text: the {@code kid} of a token whose signature is yet unchecked
   * @throws KeysNotKnown if it cannot be told whether there is such a key
   */
  Optional<VerificationKey> find(String unverifiedKeyId, Instant now) throws KeysNotKnown;
}
