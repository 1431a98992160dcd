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
 * Counts in one row for each bucket. A read tells what to expect, and for those who must wait that
 * is all: no lock, no write. Then one statement for each bucket counts, and decides by the number
 * of rows it changed, so that the read may be out of date. Each statement is a transaction of its
 * own and locks one row: nobody waits for anybody longer than that, and nobody deadlocks.
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
