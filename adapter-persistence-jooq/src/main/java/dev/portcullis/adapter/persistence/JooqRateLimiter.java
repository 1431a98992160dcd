package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimiter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Counts attempts in one row per bucket. First the rows are read; if a bucket is closed, the
 * attempt is refused without a lock or a write. Then one conditional statement per bucket counts
 * the attempt and decides by the number of updated rows, so the values read before may be out of
 * date. Each statement is its own transaction and locks one row, so waits are short and deadlocks
 * cannot occur. Thread-safe.
 */
final class JooqRateLimiter implements RateLimiter {
  private final RateLimitRows rows;

  JooqRateLimiter(RateLimitRows rows) {
    this.rows = rows;
  }

  @Override
  public RateLimitDecision tryAcquire(List<Bucket> buckets, Instant now) {
    requireNonNull(now, "now");
    return new Reservation(rows, now).of(buckets);
  }

  @Override
  public void giveBack(List<Bucket> counted, Instant now) {
    rows.giveBack(counted, requireNonNull(now, "now"));
  }

  @Override
  public void reset(Collection<BucketKey> keys, Instant now) {
    requireNonNull(now, "now");
    keys.forEach(key -> rows.reset(key, now));
  }

  @Override
  public void remember(BucketKey key, Instant until) {
    rows.remember(requireNonNull(key, "key"), requireNonNull(until, "until"));
  }

  @Override
  public int removeExpiredBefore(Instant instant, int atMost) {
    return rows.removeForgottenBefore(requireNonNull(instant, "instant"), atMost);
  }

  @Override
  public Optional<Instant> oldestExpired(Instant now) {
    return rows.oldestExpired(requireNonNull(now, "now"));
  }
}
