package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.VerificationKey;
import java.time.Instant;
import java.util.Optional;

/** The keys of the issuer itself, by their schedules. */
record KeyRingKeys(KeyRingSource source) implements VerificationKeys {
  @Override
  public Optional<VerificationKey> find(String unverifiedKeyId, Instant now) throws KeysNotKnown {
    KeyRing ring = source.current().orElseThrow(KeysNotKnown::new);
    // Compared as text: what could not even be a key id is just an unknown one.
    return ring.keys().stream()
        .map(SigningKey::id)
        .filter(id -> id.value().equals(unverifiedKeyId))
        .findFirst()
        .flatMap(id -> ring.verificationKey(id, now));
  }
}
