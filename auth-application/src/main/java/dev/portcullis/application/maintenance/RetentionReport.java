package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The result of one run of {@link PurgeExpired} for one kind of row. Immutable.
 *
 * @param kind the kind of row
 * @param removed the number of rows removed
 * @param oldest the time of the oldest row that is left, empty if there is none: when the session
 *     ended, the counter expired, the revocation was published or the event happened
 */
public record RetentionReport(RetainedKind kind, long removed, Optional<Instant> oldest) {
  /** Both are required; {@code oldest} may be empty. */
  public RetentionReport {
    requireNonNull(kind, "kind");
    requireNonNull(oldest, "oldest");
  }
}
