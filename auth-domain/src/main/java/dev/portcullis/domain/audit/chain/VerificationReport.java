package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The result of a verification of the audit trail. Immutable.
 *
 * @param entries how many entries were read
 * @param found what is not as it was written
 * @param anchor the state at the end; keep it elsewhere, and give it to a later verification
 */
public record VerificationReport(Entries entries, Found found, AuditAnchor anchor) {
  /** All parts are required. */
  public VerificationReport {
    requireNonNull(entries, "entries");
    requireNonNull(found, "found");
    requireNonNull(anchor, "anchor");
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return found.total() == 0;
  }

  /**
   * How many entries were read.
   *
   * @param verified those with a code that is right
   * @param unprotected those of earlier versions, which have no code
   * @param afterCheckpoint those among the verified that no checkpoint covers, whose removal would
   *     not show
   */
  public record Entries(long verified, long unprotected, long afterCheckpoint) {}

  /**
   * What was found.
   *
   * @param total how many findings
   * @param first the first of them in the order of reading, at most {@value Findings#MAX}
   */
  public record Found(long total, List<AuditFinding> first) {
    /** Copies {@code first}. */
    public Found {
      first = List.copyOf(first);
    }
  }
}
