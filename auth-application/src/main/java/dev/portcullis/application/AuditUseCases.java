package dev.portcullis.application;

import dev.portcullis.application.audit.ReadAuditTrail;
import dev.portcullis.application.audit.VerifyAuditTrail;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.chain.AuditRetention;
import dev.portcullis.domain.audit.chain.AuditVerifier;

/**
 * The use cases of the audit trail. Each method returns a use case that is ready for use and
 * thread-safe. Thread-safe.
 */
public final class AuditUseCases {
  private final Parts parts;

  AuditUseCases(Parts parts) {
    this.parts = parts;
  }

  /** Reads the audit trail, for actors with {@code audit:read}. */
  public ReadAuditTrail read() {
    return new ReadAuditTrail(parts.store.auditTrail(), parts.policies);
  }

  /** Finds what was changed in the stored audit trail. For the operator: checks no permission. */
  public VerifyAuditTrail verify() {
    return new VerifyAuditTrail(
        new AuditVerifier(
            parts.store.auditTrail(), parts.store.auditRegistry(), parts.auditMacs, parts.clock));
  }

  AuditRetention retention() {
    return new AuditRetention(
        parts.store.auditTrail(),
        parts.store.auditRegistry(),
        parts.store.transactions(),
        parts.auditMacs,
        parts.clock);
  }

  /**
   * Stores how far this process has come in the audit trail. A running node does it once a second;
   * for a command that writes for longer than that, so that little is unprotected if it is cut off.
   *
   * @throws StoreUnavailableException if the store cannot be reached
   */
  public void checkpoint() {
    parts
        .auditWriter
        .checkpoint(false)
        .ifPresent(
            number -> {
              parts.ports.listeners().upkeep().auditCheckpointChanged(number);
              parts.journal.record(new AuditEvent.CheckpointChanged(number));
            });
  }

  void close() {
    try {
      parts
          .auditWriter
          .checkpoint(true)
          .ifPresent(parts.ports.listeners().upkeep()::auditCheckpointChanged);
    } catch (StoreUnavailableException unreachable) {
      // As after a crash: the entries of the last second stay without a checkpoint.
      return;
    }
  }
}
