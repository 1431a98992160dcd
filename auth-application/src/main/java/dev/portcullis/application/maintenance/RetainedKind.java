package dev.portcullis.application.maintenance;

/** A kind of row that is removed after a retention period; each has its own table. */
public enum RetainedKind {
  /** Sessions that have ended or expired. */
  SESSIONS,
  /** Entries of the revocation feed. */
  REVOCATIONS,
  /** Counters of attempts. */
  ATTEMPTS,
  /** Entries of the audit trail. */
  AUDIT
}
