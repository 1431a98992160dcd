package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.KeyStatus;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A signing key as administrators see it, without any part of the key itself. Immutable.
 *
 * @param id the key id, {@code kid}
 * @param algorithm the algorithm it signs with
 * @param status its status now
 * @param schedule when it is published, signs and is refused
 * @param verifiesUntil the end of the validity of its last token; empty if not known yet
 */
public record SigningKeySummary(
    KeyId id,
    SigningAlgorithm algorithm,
    KeyStatus status,
    KeySchedule schedule,
    Optional<Instant> verifiesUntil) {
  /** All parts are required. */
  public SigningKeySummary {
    requireNonNull(id, "id");
    requireNonNull(algorithm, "algorithm");
    requireNonNull(status, "status");
    requireNonNull(schedule, "schedule");
    requireNonNull(verifiesUntil, "verifiesUntil");
  }

  static SigningKeySummary of(SigningKey key, KeyRing ring, Instant now) {
    return new SigningKeySummary(
        key.id(), key.algorithm(), ring.status(key, now), key.schedule(), ring.verifiesUntil(key));
  }
}
