package dev.portcullis.application.journal;

import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.revocation.Revocation;
import java.time.Instant;

/**
 * The audit events and revocations of one transaction. They are committed with the change or not at
 * all. Valid for one run of one change, in one thread.
 */
public interface Draft {
  /**
   * When this run began: at or before every read of the transaction. A token made from what the
   * transaction has read is issued as of this instant, so that a later revocation is kept in memory
   * long enough to cover it.
   */
  Instant begun();

  /** The current time. Call it after the locks were taken. */
  Instant now();

  /** Adds {@code event} to the audit trail. */
  void record(AuditEvent event);

  /** Publishes {@code revocation} to every node when the change is committed. */
  void revoke(Revocation revocation);
}
