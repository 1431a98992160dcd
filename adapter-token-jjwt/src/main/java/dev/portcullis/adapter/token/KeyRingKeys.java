package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.VerificationKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds verification keys in the key ring of the issuer, according to their schedules. Thread-safe.
 */
record KeyRingKeys(KeyRingSource source) implements VerificationKeys {
  @Override
  public Optional<VerificationKey> find(String unverifiedKeyId, Instant now)
      throws KeysUnavailable {
    KeyRing ring = source.current().orElseThrow(KeysUnavailable::new);
    // Compared as text, because the id in a token may be malformed.
    return ring.keys().stream()
        .map(SigningKey::id)
        .filter(id -> id.value().equals(unverifiedKeyId))
        .findFirst()
        .flatMap(id -> ring.verificationKey(id, now));
  }
}
