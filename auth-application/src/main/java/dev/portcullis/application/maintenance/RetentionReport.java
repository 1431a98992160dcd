package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What one run of {@link PurgeExpired} did about one kind.
 *
 * @param kind which
 * @param removed how many rows it removed
 * @param oldest since when the oldest of those that are still there has been kept: when the session
 *     ended, the counter was forgotten, the revocation was published, the event happened
 */
public record RetentionReport(RetainedKind kind, long removed, Optional<Instant> oldest) {
  /** The instant may be absent, not missing. */
  public RetentionReport {
    requireNonNull(kind, "kind");
    requireNonNull(oldest, "oldest");
  }
}
