package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Concealed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Refused;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.ratelimit.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** Counts in memory, outside transactions. Thread-safe. */
public final class InMemoryRateLimiter implements RateLimiter {
  private static final int MAX_BATCH = 500;

  private final Map<BucketKey, Usage> rows = new HashMap<>();

  /** A limiter without counts. */
  public InMemoryRateLimiter() {}

  @Override
  public synchronized RateLimitDecision tryAcquire(List<Bucket> buckets, Instant now) {
    List<Bucket> counting = buckets.stream().filter(bucket -> !isExempt(bucket, now)).toList();
    List<Bucket> closed = counting.stream().filter(bucket -> isClosed(bucket, now)).toList();
    List<Bucket> refusing = closed.stream().filter(bucket -> !bucket.isConcealed()).toList();
    if (!refusing.isEmpty()) {
      return new Refused(longest(refusing, now), refusing);
    }
    if (closed.isEmpty()) {
      return new Allowed(count(counting, now));
    }
    List<Bucket> instead =
        counting.stream()
            .map(bucket -> bucket.standIn().orElse(bucket))
            .filter(bucket -> !isClosed(bucket, now))
            .toList();
    return new Concealed(count(instead, now), closed);
  }

  @Override
  public synchronized void giveBack(List<Bucket> counted, Instant now) {
    for (Bucket bucket : counted) {
      rows.computeIfPresent(bucket.key(), (key, row) -> row.isExpired(now) ? row : row.givenBack());
    }
  }

  @Override
  public synchronized void reset(Collection<BucketKey> keys, Instant now) {
    keys.forEach(
        key -> rows.computeIfPresent(key, (same, row) -> new Usage(0, Usage.ALWAYS, Usage.ALWAYS)));
  }

  @Override
  public synchronized void remember(BucketKey key, Instant until) {
    requireNonNull(key, "key");
    rows.put(key, new Usage(0, until, until));
  }

  @Override
  public synchronized int removeExpiredBefore(Instant instant, int atMost) {
    List<BucketKey> gone =
        rows.entrySet().stream()
            .filter(row -> row.getValue().expiresAt().isBefore(instant))
            .map(Entry::getKey)
            .limit(Math.min(atMost, MAX_BATCH))
            .toList();
    gone.forEach(rows::remove);
    return gone.size();
  }

  @Override
  public synchronized Optional<Instant> oldestExpired(Instant now) {
    return rows.values().stream()
        .map(Usage::expiresAt)
        .filter(at -> at.isAfter(Usage.ALWAYS) && !at.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  private List<Bucket> count(List<Bucket> buckets, Instant now) {
    for (Bucket bucket : buckets) {
      rows.put(bucket.key(), bucket.rule().used(usage(bucket.key(), now), now));
    }
    return buckets;
  }

  private Duration longest(List<Bucket> closed, Instant now) {
    return closed.stream()
        .map(bucket -> closedFor(bucket, now))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private boolean isClosed(Bucket bucket, Instant now) {
    return !closedFor(bucket, now).isZero();
  }

  private Duration closedFor(Bucket bucket, Instant now) {
    return bucket.rule().plausible(usage(bucket.key(), now), now).closedFor(now);
  }

  private boolean isExempt(Bucket bucket, Instant now) {
    return bucket.exemption().filter(each -> each.counts(usage(each.key(), now), now)).isPresent();
  }

  private Usage usage(BucketKey key, Instant now) {
    return rows.getOrDefault(key, new Usage(0, now, now));
  }
}
