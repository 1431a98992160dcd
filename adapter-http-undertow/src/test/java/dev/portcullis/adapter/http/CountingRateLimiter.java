package dev.portcullis.adapter.http;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.testkit.fake.InMemoryRateLimiter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes how often it was asked whether somebody may try. */
final class CountingRateLimiter implements RateLimiter {
  private final RateLimiter limiter = new InMemoryRateLimiter();
  private final AtomicInteger attempts = new AtomicInteger();

  int attempts() {
    return attempts.get();
  }

  @Override
  public RateLimitDecision tryAcquire(List<Bucket> buckets, Instant now) {
    attempts.incrementAndGet();
    return limiter.tryAcquire(buckets, now);
  }

  @Override
  public void giveBack(List<Bucket> counted, Instant now) {
    limiter.giveBack(counted, now);
  }

  @Override
  public void reset(Collection<BucketKey> keys, Instant now) {
    limiter.reset(keys, now);
  }

  @Override
  public void remember(BucketKey key, Instant until) {
    limiter.remember(key, until);
  }

  @Override
  public int removeExpiredBefore(Instant instant, int atMost) {
    return limiter.removeExpiredBefore(instant, atMost);
  }

  @Override
  public Optional<Instant> oldestExpired(Instant now) {
    return limiter.oldestExpired(now);
  }
}
