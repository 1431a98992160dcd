package dev.portcullis.domain.ratelimit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Port: the counters of all buckets, shared by all nodes. Counts are kept at once and stay,
 * whatever becomes of the caller, who must not be inside a transaction.
 *
 * <p>Every method throws {@link dev.portcullis.domain.StoreUnavailableException} if the store
 * cannot be reached; then nothing or a part may have been counted. Times are in whole microseconds.
 * Implementations are thread-safe.
 */
public interface RateLimiter {
  /**
   * Counts one use of each of {@code buckets} that is not exempt, if all of these are open; counts
   * nothing if one is closed that is not concealed. If only concealed ones are closed, the
   * stand-ins of all concealed ones are counted in their place, as far as they are open: as many
   * statements and as many writes as if none were closed. Of many who try at once no more are
   * allowed than one after the other would be; who loses such a race may be counted, but is never
   * let in.
   *
   * @param buckets in the order in which they are to be counted: the same for all callers;
   *     concealed ones are counted after the others
   * @param now the time by which buckets are open or closed
   */
  RateLimitDecision tryAcquire(List<Bucket> buckets, Instant now);

  /**
   * Takes one use of each of {@code counted} back and opens it: the attempt did not happen, or was
   * not one to count.
   */
  void giveBack(List<Bucket> counted, Instant now);

  /** Forgets all uses of these buckets. */
  void forget(Collection<BucketKey> keys, Instant now);

  /** Remembers {@code key} until {@code until}, and no longer than that. */
  void remember(BucketKey key, Instant until);

  /**
   * Removes what has been forgotten since before {@code instant}, in small batches.
   *
   * @param atMost how much to remove at most; above 500 it counts as 500
   * @return how much was removed; if less than {@code atMost}, nothing is left
   */
  int forgetBefore(Instant instant, int atMost);

  /**
   * When the bucket that was forgotten longest ago, of those that time has made forgotten and that
   * are still stored, was forgotten; by {@code now}.
   */
  Optional<Instant> oldestForgotten(Instant now);
}
