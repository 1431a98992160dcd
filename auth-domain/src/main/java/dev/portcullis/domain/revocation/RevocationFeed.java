package dev.portcullis.domain.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: an append-only feed with the revocations of all nodes. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe.
 *
 * <p>A revocation gets its number when it is appended and becomes visible when its transaction
 * commits, so a slower transaction may make a lower number visible <em>after</em> a higher one was
 * read. {@link RevocationFollower} handles that.
 */
public interface RevocationFeed {
  /**
   * Appends in the transaction of the calling thread, so that the revocation is committed together
   * with the change that causes it.
   *
   * @param now the time, in whole microseconds; retention counts from it
   * @throws IllegalStateException outside a transaction
   */
  void append(Revocation revocation, Instant now);

  /**
   * The committed revocations in {@code ranges}, ordered by number. Waits neither for locks nor for
   * connections of the pool that requests use.
   *
   * @param ranges the ranges, in order and without overlap
   * @param limit the greatest number of results; positive
   */
  List<PublishedRevocation> read(List<FeedRange> ranges, int limit);

  /**
   * Removes revocations that were appended before {@code instant}, in one small batch.
   *
   * @param atMost the greatest number to remove; values above 500 count as 500
   * @return the number removed; if less than {@code atMost}, none is left
   */
  int removeBefore(Instant instant, int atMost);

  /** When the stored revocation with the lowest number was appended; empty if there is none. */
  Optional<Instant> oldest();
}
