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
  /** The greatest number of entries that one call reads or removes. */
  int MAX_BATCH = 500;

  /**
   * Adds an entry, in the transaction of the calling thread or, outside one, in its own.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  void append(AuditEntry entry);

  /**
   * Adds entries in their order, in the transaction of the calling thread; outside one, each in its
   * own.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  default void appendAll(List<AuditEntry> entries) {
    entries.forEach(this::append);
  }

  /**
   * The entries behind {@code id}, in the order of ids: the oldest first.
   *
   * @param id where to begin; empty for the oldest entry. It need not exist
   * @param atMost the greatest number; values above {@value #MAX_BATCH} count as {@value
   *     #MAX_BATCH}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  List<AuditRecord> after(Optional<UUID> id, int atMost);

  /**
   * One page of the entries that match {@code search}, newest first. Its cost depends neither on
   * the length of the trail nor on the number of pages before it: with several filters a bounded
   * number of entries is looked at, and the page may end early.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  AuditPage find(AuditSearch search);

  /**
   * Removes the oldest entries, those with {@code last} or a lower id. Call it through {@link
   * dev.portcullis.domain.audit.chain.AuditRetention}, which notes what was removed: without that
   * note the entries count as removed by an intruder.
   *
   * @return the number removed
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  int removeThrough(UUID last);

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
  List<AuditRecord> entriesOf(UserId user, Optional<UUID> after, int limit);
}
