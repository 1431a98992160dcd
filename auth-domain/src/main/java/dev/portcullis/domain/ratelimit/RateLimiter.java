package dev.portcullis.domain.ratelimit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Port: the counters of all buckets, shared by all nodes. Each call is committed at once, and stays
 * whatever happens to the caller afterwards. Do not call it inside a transaction.
 *
 * <p>Every method throws {@link dev.portcullis.domain.StoreUnavailableException} if the store
 * cannot be reached; then nothing or only a part may have been counted. Times are in whole
 * microseconds. Implementations are thread-safe.
 */
public interface RateLimiter {
  /**
   * Counts one attempt in each of {@code buckets} without a valid exemption, if all of these are
   * open. Counts nothing if a bucket is closed that is not concealed. If only concealed buckets are
   * closed, the stand-ins of all concealed buckets are counted in their place, as far as they are
   * open, with as many statements and writes as if none were closed. Parallel attempts are never
   * allowed more often than sequential ones; an attempt that loses such a race may be counted, but
   * is refused.
   *
   * @param buckets the buckets in the order of counting, which must be the same for all callers;
   *     concealed ones are counted after the others
   * @param now the current time, in whole microseconds
   */
  RateLimitDecision tryAcquire(List<Bucket> buckets, Instant now);

  /**
   * Subtracts one attempt from each of {@code counted} and opens it, because the attempt did not
   * happen or must not count.
   */
  void giveBack(List<Bucket> counted, Instant now);

  /** Resets these buckets to no attempts. */
  void reset(Collection<BucketKey> keys, Instant now);

  /** Stores {@code key} as an exemption until {@code until}, replacing an earlier or later end. */
  void remember(BucketKey key, Instant until);

  /**
   * Removes counters and exemptions that expired before {@code instant}, in small batches.
   *
   * @param atMost the greatest number to remove; values above 500 count as 500
   * @return the number removed; if less than {@code atMost}, none is left
   */
  int removeExpiredBefore(Instant instant, int atMost);

  /**
   * The expiry of the stored counter or exemption that expired first, among those that have expired
   * at {@code now}; empty if there is none.
   */
  Optional<Instant> oldestExpired(Instant now);
}
