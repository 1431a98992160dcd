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
 * What an administrator sees of a signing key: never any part of the key itself.
 *
 * @param id identity
 * @param algorithm how it signs
 * @param status where in its life it is
 * @param schedule when it enters which part of its life
 * @param verifiesUntil until when its tokens count at the most, where that is known
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
