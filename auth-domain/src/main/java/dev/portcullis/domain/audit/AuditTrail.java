package dev.portcullis.domain.audit;

/** Port: the audit trail, to which entries are only ever added. Implementations are thread-safe. */
public interface AuditTrail {
  /**
   * Adds an entry in the transaction of the calling thread, or in one of its own outside any.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  void append(AuditEntry entry);
}
