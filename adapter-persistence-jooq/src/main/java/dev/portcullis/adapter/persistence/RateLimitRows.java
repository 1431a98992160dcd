package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.RATE_LIMITS;

import dev.portcullis.adapter.persistence.generated.tables.records.RateLimitsRecord;
import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.LimitRule;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.ProgressiveDelay;
import dev.portcullis.domain.ratelimit.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.CaseConditionStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/** The rows of the rate limit buckets, changed one statement at a time. Thread-safe. */
final class RateLimitRows {
  private static final int MAX_BATCH = 500;

  private final DSLContext db;

  RateLimitRows(DSLContext db) {
    this.db = db;
  }

  Map<BucketKey, Usage> find(Collection<BucketKey> keys) {
    return db.selectFrom(RATE_LIMITS)
        .where(RATE_LIMITS.BUCKET.in(keys.stream().map(RateLimitRows::bytes).toList()))
        .fetchMap(row -> key(row.getBucket()), RateLimitRows::toDomain);
  }

  /**
   * Counts one use; returns false if the row has changed since it was read, or the bucket is
   * closed.
   */
  boolean count(Bucket bucket, Optional<Usage> seen, Instant now) {
    Usage first = bucket.rule().first(now);
    if (seen.isEmpty()) {
      return add(bucket.key(), first);
    }
    return bucket.rule().plausible(seen.get(), now).isExpired(now)
        ? begin(bucket, first, now)
        : countUp(bucket, now);
  }

  void giveBack(Collection<Bucket> counted, Instant now) {
    counted.forEach(bucket -> giveBack(bucket.key(), now));
  }

  private void giveBack(BucketKey key, Instant now) {
    db.update(RATE_LIMITS)
        .set(RATE_LIMITS.USED, RATE_LIMITS.USED.minus(1))
        .set(RATE_LIMITS.OPENS_AT, Usage.ALWAYS)
        .where(RATE_LIMITS.BUCKET.eq(bytes(key)))
        .and(RATE_LIMITS.FORGOTTEN_AT.gt(now))
        .and(RATE_LIMITS.USED.gt(0L))
        .execute();
  }

  void reset(BucketKey key, Instant now) {
    db.update(RATE_LIMITS)
        .set(RATE_LIMITS.FORGOTTEN_AT, Usage.ALWAYS)
        .where(RATE_LIMITS.BUCKET.eq(bytes(key)))
        .and(RATE_LIMITS.FORGOTTEN_AT.gt(now))
        .execute();
  }

  void remember(BucketKey key, Instant until) {
    // Retried after a concurrent insert: the row exists now.
    if (!prolong(key, until) && !add(key, new Usage(0, until, until))) {
      prolong(key, until);
    }
  }

  /** Finds rows by time, then deletes by key those still expired: locks no row in use. */
  int removeForgottenBefore(Instant instant, int atMost) {
    List<byte[]> forgotten =
        db.select(RATE_LIMITS.BUCKET)
            .from(RATE_LIMITS)
            .where(RATE_LIMITS.FORGOTTEN_AT.lt(instant))
            .orderBy(RATE_LIMITS.FORGOTTEN_AT)
            .limit(Math.min(atMost, MAX_BATCH))
            .fetch(RATE_LIMITS.BUCKET);
    return forgotten.isEmpty()
        ? 0
        : db.deleteFrom(RATE_LIMITS)
            .where(RATE_LIMITS.BUCKET.in(forgotten))
            .and(RATE_LIMITS.FORGOTTEN_AT.lt(instant))
            .execute();
  }

  /** Ignores buckets that were reset, because the time of the reset is not stored. */
  Optional<Instant> oldestExpired(Instant now) {
    return db.select(RATE_LIMITS.FORGOTTEN_AT)
        .from(RATE_LIMITS)
        .where(RATE_LIMITS.FORGOTTEN_AT.gt(Usage.ALWAYS))
        .and(RATE_LIMITS.FORGOTTEN_AT.le(now))
        .orderBy(RATE_LIMITS.FORGOTTEN_AT)
        .limit(1)
        .fetchOptional(RATE_LIMITS.FORGOTTEN_AT);
  }

  private boolean prolong(BucketKey key, Instant until) {
    return db.update(RATE_LIMITS)
            .set(RATE_LIMITS.FORGOTTEN_AT, until)
            .where(RATE_LIMITS.BUCKET.eq(bytes(key)))
            .execute()
        == 1;
  }

  private boolean add(BucketKey key, Usage usage) {
    try {
      return db.insertInto(RATE_LIMITS)
              .set(RATE_LIMITS.BUCKET, bytes(key))
              .set(RATE_LIMITS.USED, usage.count())
              .set(RATE_LIMITS.OPENS_AT, usage.opensAt())
              .set(RATE_LIMITS.FORGOTTEN_AT, usage.expiresAt())
              .execute()
          == 1;
    } catch (IntegrityConstraintViolationException begunByAnother) {
      return false;
    }
  }

  private boolean begin(Bucket bucket, Usage first, Instant now) {
    Instant latest = bucket.rule().latestEnd(now);
    return db.update(RATE_LIMITS)
            .set(RATE_LIMITS.USED, first.count())
            .set(RATE_LIMITS.OPENS_AT, first.opensAt())
            .set(RATE_LIMITS.FORGOTTEN_AT, first.expiresAt())
            .where(RATE_LIMITS.BUCKET.eq(bytes(bucket.key())))
            .and(RATE_LIMITS.FORGOTTEN_AT.le(now).or(RATE_LIMITS.FORGOTTEN_AT.gt(latest)))
            .execute()
        == 1;
  }

  /**
   * Applies the rule to the current row within the statement, so that concurrent attempts all
   * count.
   */
  private boolean countUp(Bucket bucket, Instant now) {
    LimitRule rule = bucket.rule();
    Field<Instant> opens = rule.fold(delay -> opens(delay, now), window -> opens(window));
    Field<Instant> end = rule.fold(delay -> end(delay, now), window -> RATE_LIMITS.FORGOTTEN_AT);
    // The order matters: MySQL assigns from left to right, and later assignments see the new
    // values.
    return db.update(RATE_LIMITS)
            .set(RATE_LIMITS.OPENS_AT, opens)
            .set(RATE_LIMITS.FORGOTTEN_AT, end)
            .set(RATE_LIMITS.USED, RATE_LIMITS.USED.plus(1))
            .where(RATE_LIMITS.BUCKET.eq(bytes(bucket.key())))
            .and(RATE_LIMITS.FORGOTTEN_AT.gt(now))
            .and(RATE_LIMITS.OPENS_AT.le(now))
            .execute()
        == 1;
  }

  private static Field<Instant> opens(ProgressiveDelay delay, Instant now) {
    long used = delay.free() - 1L;
    CaseConditionStep<Instant> opens = DSL.when(RATE_LIMITS.USED.lt(used), time(Usage.ALWAYS));
    for (Duration step : delay.steps()) {
      opens = opens.when(RATE_LIMITS.USED.eq(used), time(now.plus(step)));
      used++;
    }
    return opens.otherwise(time(now.plus(delay.longest())));
  }

  private static Field<Instant> opens(PermitWindow window) {
    return DSL.when(RATE_LIMITS.USED.lt(window.permits() - 1L), time(Usage.ALWAYS))
        .otherwise(RATE_LIMITS.FORGOTTEN_AT);
  }

  private static Field<Instant> end(ProgressiveDelay delay, Instant now) {
    return time(now.plus(delay.expireAfter()));
  }

  private static Field<Instant> time(Instant instant) {
    return DSL.val(instant, RATE_LIMITS.OPENS_AT);
  }

  private static Usage toDomain(RateLimitsRecord row) {
    return new Usage(row.getUsed(), row.getOpensAt(), row.getForgottenAt());
  }

  private static BucketKey key(byte[] bucket) {
    return new BucketKey(HexFormat.of().formatHex(bucket));
  }

  private static byte[] bytes(BucketKey key) {
    return HexFormat.of().parseHex(key.hex());
  }
}
