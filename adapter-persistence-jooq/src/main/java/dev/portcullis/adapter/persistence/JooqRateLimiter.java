package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Refused;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.ratelimit.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    Map<BucketKey, Usage> seen =
        rows.find(buckets.stream().flatMap(JooqRateLimiter::keys).toList());
    List<Bucket> counted = buckets.stream().filter(each -> !isExempt(each, seen, now)).toList();
    Duration closed =
        counted.stream()
            .map(bucket -> closed(bucket, seen, now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return closed.isZero() ? count(counted, seen, now) : new Refused(closed);
  }

  @Override
  public void giveBack(List<Bucket> counted, Instant now) {
    requireNonNull(now, "now");
    counted.forEach(bucket -> rows.giveBack(bucket.key(), now));
  }

  @Override
  public void forget(Collection<BucketKey> keys, Instant now) {
    requireNonNull(now, "now");
    keys.forEach(key -> rows.forget(key, now));
  }

  @Override
  public void remember(BucketKey key, Instant until) {
    rows.remember(requireNonNull(key, "key"), requireNonNull(until, "until"));
  }

  @Override
  public int forgetBefore(Instant instant, int atMost) {
    return rows.removeForgottenBefore(requireNonNull(instant, "instant"), atMost);
  }

  @Override
  public Optional<Instant> oldestForgotten(Instant now) {
    return rows.oldestForgotten(requireNonNull(now, "now"));
  }

  private RateLimitDecision count(List<Bucket> buckets, Map<BucketKey, Usage> seen, Instant now) {
    List<Bucket> done = new ArrayList<>();
    for (Bucket bucket : buckets) {
      Duration closed = count(bucket, Optional.ofNullable(seen.get(bucket.key())), now);
      if (!closed.isZero()) {
        // Somebody was faster here; what was counted before is theirs no more.
        giveBack(done, now);
        return new Refused(closed);
      }
      done.add(bucket);
    }
    return new Allowed(buckets);
  }

  /** Zero once the use is counted, or for how long the bucket has been closed by others. */
  private Duration count(Bucket bucket, Optional<Usage> seen, Instant now) {
    Optional<Usage> usage = seen;
    // Ends: a row that is not as it was seen has been begun, counted up or closed meanwhile, and
    // goes on to be until it is closed.
    while (!rows.count(bucket, usage, now)) {
      Map<BucketKey, Usage> found = rows.find(List.of(bucket.key()));
      usage = Optional.ofNullable(found.get(bucket.key()));
      Duration closed = closed(bucket, found, now);
      if (!closed.isZero()) {
        return closed;
      }
    }
    return Duration.ZERO;
  }

  private static Duration closed(Bucket bucket, Map<BucketKey, Usage> seen, Instant now) {
    return Optional.ofNullable(seen.get(bucket.key()))
        .map(usage -> bucket.rule().believed(usage, now).closedFor(now))
        .orElse(Duration.ZERO);
  }

  private static boolean isExempt(Bucket bucket, Map<BucketKey, Usage> seen, Instant now) {
    return bucket
        .exemption()
        .flatMap(key -> Optional.ofNullable(seen.get(key)))
        .filter(remembered -> !remembered.isForgotten(now))
        .isPresent();
  }

  private static Stream<BucketKey> keys(Bucket bucket) {
    return Stream.concat(Stream.of(bucket.key()), bucket.exemption().stream());
  }
}
