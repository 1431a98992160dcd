package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.RateLimits.DELAY;
import static dev.portcullis.testkit.fixture.RateLimits.NOW;
import static dev.portcullis.testkit.fixture.RateLimits.WINDOW;
import static dev.portcullis.testkit.fixture.RateLimits.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.Exemption;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Refused;
import dev.portcullis.domain.ratelimit.RateLimiter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A {@link RateLimiter} gives attempts back and removes expired buckets. */
public interface RateLimitUpkeepContract {
  /** The limiter; the same one in every call. */
  RateLimiter limiter();

  @Test
  default void attemptsThatAreGivenBackMayBeUsedAgain() {
    List<Bucket> buckets = List.of(Bucket.of(key(), DELAY), Bucket.of(key(), WINDOW));
    for (int i = 0; i < 10 * DELAY.free(); i++) {
      Allowed allowed = assertInstanceOf(Allowed.class, limiter().tryAcquire(buckets, NOW));
      assertEquals(buckets, allowed.counted());
      limiter().giveBack(allowed.counted(), NOW);
    }
  }

  @Test
  default void theUseThatClosedABucketOpensItWhenItIsGivenBack() {
    for (Bucket bucket : List.of(Bucket.of(key(), DELAY), Bucket.of(key(), WINDOW))) {
      List<Bucket> alone = List.of(bucket);
      while (limiter().tryAcquire(alone, NOW) instanceof Allowed) {
        // Repeat until it closes.
      }
      limiter().giveBack(alone, NOW);
      assertInstanceOf(Allowed.class, limiter().tryAcquire(alone, NOW));
      assertInstanceOf(Refused.class, limiter().tryAcquire(alone, NOW));
    }
  }

  @Test
  default void givingBackAnUnusedBucketHasNoEffect() {
    List<Bucket> bucket = List.of(Bucket.of(key(), WINDOW));
    limiter().giveBack(bucket, NOW);
    limiter().tryAcquire(bucket, NOW);
    limiter().giveBack(bucket, NOW);
    limiter().giveBack(bucket, NOW);
    for (int i = 0; i < WINDOW.permits(); i++) {
      assertInstanceOf(Allowed.class, limiter().tryAcquire(bucket, NOW));
    }
    assertInstanceOf(Refused.class, limiter().tryAcquire(bucket, NOW));
  }

  @Test
  default void resetBucketsStartAnew() {
    Bucket one = Bucket.of(key(), DELAY);
    Bucket other = Bucket.of(key(), DELAY);
    for (int i = 0; i < DELAY.free(); i++) {
      limiter().tryAcquire(List.of(one, other), NOW);
    }
    limiter().reset(List.of(one.key(), key()), NOW);
    for (int i = 0; i < DELAY.free(); i++) {
      assertInstanceOf(Allowed.class, limiter().tryAcquire(List.of(one), NOW));
    }
    assertEquals(new Refused(DELAY.first(), List.of(one)), limiter().tryAcquire(List.of(one), NOW));
    assertEquals(
        new Refused(DELAY.first(), List.of(other)), limiter().tryAcquire(List.of(other), NOW));
  }

  @Test
  default void onlyExpiredBucketsAreRemovedAndInBatches() {
    // Far in the past, before the buckets of all other tests.
    Instant past = Instant.parse("2001-02-03T04:05:06Z");
    Bucket kept = Bucket.of(key(), WINDOW);
    BucketKey remembered = key();
    limiter().tryAcquire(List.of(kept), past.plus(WINDOW.length()));
    limiter().remember(remembered, past.plus(WINDOW.length()).plusSeconds(1));
    for (int i = 0; i < 7; i++) {
      limiter().tryAcquire(List.of(Bucket.of(key(), WINDOW)), past);
    }
    Instant end = past.plus(WINDOW.length());
    assertEquals(0, limiter().removeExpiredBefore(end, 5));
    Instant after = end.plusNanos(1_000);
    assertEquals(Optional.empty(), limiter().oldestExpired(end.minusNanos(1_000)));
    assertEquals(Optional.of(end), limiter().oldestExpired(end));
    limiter().reset(List.of(kept.key()), past);
    assertEquals(Optional.of(end), limiter().oldestExpired(after));
    limiter().tryAcquire(List.of(kept), past.plus(WINDOW.length()));
    assertEquals(5, limiter().removeExpiredBefore(after, 5));
    assertEquals(2, limiter().removeExpiredBefore(after, 5));
    assertEquals(0, limiter().removeExpiredBefore(after, 5));

    Bucket exempt = kept.exceptFor(new Exemption(remembered, WINDOW.length().multipliedBy(2)));
    assertEquals(new Allowed(List.of()), limiter().tryAcquire(List.of(exempt), after));
    for (int i = 1; i < WINDOW.permits(); i++) {
      assertInstanceOf(Allowed.class, limiter().tryAcquire(List.of(kept), after));
    }
    assertInstanceOf(Refused.class, limiter().tryAcquire(List.of(kept), after));
    assertTrue(limiter().removeExpiredBefore(end.plus(WINDOW.length()).plusSeconds(2), 5) >= 2);
  }

  @Test
  default void batchIsNeverAboveFiveHundred() {
    Instant past = Instant.parse("2000-01-01T00:00:00Z");
    for (int i = 0; i < 501; i++) {
      limiter().remember(key(), past);
    }
    Instant after = past.plusSeconds(1);
    assertEquals(500, limiter().removeExpiredBefore(after, 1_000_000));
    assertEquals(1, limiter().removeExpiredBefore(after, 1_000_000));
  }
}
