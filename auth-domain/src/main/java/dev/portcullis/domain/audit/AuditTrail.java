package dev.portcullis.domain.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Port: the audit trail. Entries are added, never changed, and removed only from the oldest end:
 * what is kept is always everything since some entry. Their order is that of their ids.
 * Implementations are thread-safe.
 */
public interface AuditTrail {
  /**
   * Adds an entry in the transaction of the calling thread, or in one of its own outside any.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  void append(AuditEntry entry);

  /**
   * Removes the oldest entries, up to the first that did not happen before {@code instant}, in one
   * small batch.
   *
   * @param atMost how many to remove at most; above 500 it counts as 500
   * @return how many were removed; if less than {@code atMost}, nothing is left to be removed
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  int removeBefore(Instant instant, int atMost);

  /**
   * When the oldest entry that is still kept happened.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  Optional<Instant> oldest();
}
