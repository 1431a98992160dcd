package dev.portcullis.domain.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the revocations of all nodes, in an append-only feed. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe.
 *
 * <p>A revocation gets its number when it is appended and becomes visible when its transaction
 * commits: a slower transaction shows a lower number <em>after</em> a higher one was seen. {@link
 * RevocationFollower} deals with that.
 */
public interface RevocationFeed {
  /**
   * Appends in the transaction of the calling thread: with the change that revokes, or not at all.
   *
   * @param now when, in whole microseconds; tells how long to keep it
   * @throws IllegalStateException outside a transaction
   */
  void append(Revocation revocation, Instant now);

  /**
   * What is committed of {@code ranges}, ordered by number. Waits for no lock, and for no
   * connection that requests use.
   *
   * @param ranges in order, without overlap
   * @param limit how many at most, positive
   */
  List<PublishedRevocation> read(List<FeedRange> ranges, int limit);

  /**
   * Removes what was appended before {@code instant}, in one small batch.
   *
   * @param atMost how much to remove at most; above 500 it counts as 500
   * @return how much was removed; if less than {@code atMost}, nothing is left
   */
  int removeBefore(Instant instant, int atMost);

  /** When the revocation of the lowest number that is still there was appended. */
  Optional<Instant> oldest();
}
