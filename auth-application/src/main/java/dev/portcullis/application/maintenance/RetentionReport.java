package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What one run of {@link PurgeExpired} did.
 *
 * @param sessions how many sessions it removed
 * @param revocations how many revocations
 * @param attempts how many counters of attempts
 * @param oldestEnd when the session ended that ended longest ago, of those that are still there
 */
public record RetentionReport(
    long sessions, long revocations, long attempts, Optional<Instant> oldestEnd) {
  /** The instant may be absent, not missing. */
  public RetentionReport {
    requireNonNull(oldestEnd, "oldestEnd");
  }

  /** How many rows it removed. */
  public long removed() {
    return sessions + revocations + attempts;
  }
}
