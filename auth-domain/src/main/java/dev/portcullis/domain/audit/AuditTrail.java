package dev.portcullis.domain.audit;

import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: the audit trail, ordered by entry id. Entries are added and never changed; only the oldest
 * are removed, so that the trail is always complete from its first entry on. Implementations are
 * thread-safe.
 */
public interface AuditTrail {
  /**
   * Adds an entry, in the transaction of the calling thread or, outside one, in its own.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  void append(AuditEntry entry);

  /**
   * Removes the oldest entries, in one small batch, and stops at the first that did not happen
   * before {@code instant}.
   *
   * @param atMost the greatest number to remove; values above 500 count as 500
   * @return the number removed; if less than {@code atMost}, no more can be removed
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  int removeBefore(Instant instant, int atMost);

  /**
   * The time of the oldest stored entry; empty if there is none.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  Optional<Instant> oldest();

  /**
   * The entries about {@code user} and by {@code user}, oldest first, each once: one page of them.
   *
   * @param after the id of the last entry of the page before; empty for the first page
   * @param limit the greatest number of entries; values above 500 count as 500
   * @return the entries; if fewer than {@code limit}, there are no more
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  List<RecordedAuditEntry> entriesOf(UserId user, Optional<UUID> after, int limit);
}
