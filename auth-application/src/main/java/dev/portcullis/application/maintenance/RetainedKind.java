package dev.portcullis.application.maintenance;

/** What is kept for a time and then removed: each is a table of its own. */
public enum RetainedKind {
  /** Sessions that were ended or have expired. */
  SESSIONS,
  /** Revocations in the feed. */
  REVOCATIONS,
  /** Counters of attempts. */
  ATTEMPTS,
  /** Entries of the audit trail. */
  AUDIT
}
