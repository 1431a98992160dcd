package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.RateLimits.DELAY;
import static dev.portcullis.testkit.fixture.RateLimits.NOW;
import static dev.portcullis.testkit.fixture.RateLimits.WINDOW;
import static dev.portcullis.testkit.fixture.RateLimits.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.Exemption;
import dev.portcullis.domain.ratelimit.LimitRule;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.ProgressiveDelay;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Refused;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.ratelimit.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A {@link RateLimiter} follows the rules of its buckets. */
public interface RateLimitRuleContract {
  /** The limiter; the same one in every call. */
  RateLimiter limiter();

  @Test
  default void everyUseClosesABucketByItsRule() {
    for (LimitRule rule : List.of(DELAY, WINDOW, new PermitWindow(1, Duration.ofSeconds(1)))) {
      Bucket bucket = Bucket.of(key(), rule);
      Instant now = NOW;
      Usage expected = new Usage(0, now, now);
      for (int use = 0; use < 40; use++) {
        assertEquals(Duration.ZERO, refusal(now, bucket), rule + " at use " + use);
        expected = rule.used(expected, now);
        Duration closed = expected.closedFor(now);
        assertEquals(closed, refusalWithoutUse(now, bucket), rule + " after use " + use);
        now = now.plus(closed).plusMillis(use);
      }
    }
  }

  @Test
  default void anOpenBucketIsOpenForAClockThatIsBehind() {
    for (LimitRule rule : List.of(DELAY, WINDOW)) {
      Bucket bucket = Bucket.of(key(), rule);
      Instant behind = NOW.minusSeconds(1);
      assertEquals(Duration.ZERO, refusal(NOW, bucket));
      assertEquals(Duration.ZERO, refusal(behind, bucket), "after the first use of " + rule);
      limiter().giveBack(List.of(bucket), NOW);
      assertEquals(Duration.ZERO, refusal(behind, bucket), "after giving back " + rule);
      limiter().reset(List.of(bucket.key()), NOW);
      assertEquals(Duration.ZERO, refusal(behind, bucket), "after resetting " + rule);
    }
  }

  @Test
  default void bucketClosedByAClockFarAheadIsOpen() {
    for (LimitRule rule : List.of(DELAY, WINDOW)) {
      Bucket bucket = Bucket.of(key(), rule);
      int free = rule.fold(ProgressiveDelay::free, PermitWindow::permits);
      use(free, NOW.plus(Duration.ofDays(365)), bucket);
      for (int use = 0; use < free; use++) {
        assertEquals(Duration.ZERO, refusal(NOW, bucket), rule + " at use " + use);
      }
      assertTrue(refusal(NOW, bucket).compareTo(rule.memory()) <= 0, rule::toString);
      assertTrue(refusal(NOW, bucket).compareTo(Duration.ZERO) > 0, rule::toString);
    }
  }

  @Test
  default void bucketClosedByAClockALittleAheadIsClosed() {
    for (LimitRule rule : List.of(DELAY, WINDOW)) {
      Bucket bucket = Bucket.of(key(), rule);
      int free = rule.fold(ProgressiveDelay::free, PermitWindow::permits);
      use(free, NOW.plus(LimitRule.CLOCK_TOLERANCE), bucket);
      assertTrue(refusal(NOW, bucket).compareTo(Duration.ZERO) > 0, rule::toString);
    }
  }

  @Test
  default void closedBucketOpensExactlyAtTheReportedTime() {
    Bucket bucket = Bucket.of(key(), DELAY);
    use(DELAY.free(), NOW, bucket);
    assertEquals(DELAY.first(), refusal(NOW, bucket));
    Duration justBefore = DELAY.first().minusNanos(1_000);
    assertEquals(Duration.ofNanos(1_000), refusal(NOW.plus(justBefore), bucket));
    assertEquals(Duration.ZERO, refusal(NOW.plus(DELAY.first()), bucket));
  }

  @Test
  default void refusedAttemptsDoNotExtendTheDelay() {
    Bucket bucket = Bucket.of(key(), DELAY);
    use(DELAY.free(), NOW, bucket);
    for (int i = 0; i < 20; i++) {
      assertEquals(DELAY.first(), refusal(NOW, bucket));
    }
    assertEquals(Duration.ZERO, refusal(NOW.plus(DELAY.first()), bucket));
  }

  @Test
  default void usesExpireAfterTimeWithoutAttempts() {
    Bucket bucket = Bucket.of(key(), DELAY);
    use(DELAY.free(), NOW, bucket);
    Instant later = NOW.plus(DELAY.expireAfter());
    use(DELAY.free(), later, bucket);
    assertEquals(DELAY.first(), refusal(later, bucket));
  }

  @Test
  default void windowEndsAfterItsLengthWhateverTheAttempts() {
    Bucket bucket = Bucket.of(key(), WINDOW);
    use(WINDOW.permits() - 1, NOW, bucket);
    Instant later = NOW.plus(WINDOW.length()).minusMillis(1);
    use(1, later, bucket);
    assertEquals(Duration.ofMillis(1), refusal(later, bucket));
    use(WINDOW.permits(), NOW.plus(WINDOW.length()), bucket);
    assertEquals(WINDOW.length(), refusal(NOW.plus(WINDOW.length()), bucket));
  }

  @Test
  default void bucketsAreCountedEachForItself() {
    Bucket one = Bucket.of(key(), WINDOW);
    Bucket other = Bucket.of(key(), WINDOW);
    use(WINDOW.permits(), NOW, one);
    use(WINDOW.permits(), NOW, other);
    assertEquals(WINDOW.length(), refusal(NOW, one));
  }

  @Test
  default void oneClosedBucketRefusesAndNothingIsCountedInTheOthers() {
    Bucket open = Bucket.of(key(), WINDOW);
    Bucket closed = Bucket.of(key(), DELAY);
    use(DELAY.free(), NOW, closed);
    for (int i = 0; i < WINDOW.permits(); i++) {
      assertEquals(DELAY.first(), refusal(NOW, open, closed));
    }
    use(WINDOW.permits(), NOW, open);
    assertEquals(WINDOW.length(), refusal(NOW, open, closed));
  }

  @Test
  default void exemptBucketIsPassedAndNotCounted() {
    BucketKey known = key();
    Bucket bucket = Bucket.of(key(), DELAY);
    use(DELAY.free(), NOW, bucket);
    Bucket forThem = bucket.exceptFor(new Exemption(known, Duration.ofSeconds(60)));
    assertEquals(DELAY.first(), refusal(NOW, forThem));

    limiter().remember(known, NOW.plusSeconds(60));
    assertEquals(new Allowed(List.of()), limiter().tryAcquire(List.of(forThem), NOW));
    use(3, NOW, forThem);
    assertEquals(DELAY.first(), refusal(NOW, bucket));

    limiter().remember(known, NOW.plusSeconds(30));
    use(1, NOW.plusSeconds(30).minusMillis(1), forThem);
    Bucket fresh = Bucket.of(key(), DELAY).exceptFor(new Exemption(known, Duration.ofSeconds(60)));
    assertEquals(
        new Allowed(List.of(fresh)), limiter().tryAcquire(List.of(fresh), NOW.plusSeconds(30)));
  }

  @Test
  default void exemptionWrittenByAWrongClockIsIgnored() {
    BucketKey known = key();
    Duration memory = Duration.ofDays(30);
    Instant latest = NOW.plus(memory).plus(LimitRule.CLOCK_TOLERANCE);
    Bucket bucket = Bucket.of(key(), DELAY);
    use(DELAY.free(), NOW, bucket);
    Bucket forThem = bucket.exceptFor(new Exemption(known, memory));

    limiter().remember(known, latest.plusMillis(1));
    assertEquals(DELAY.first(), refusal(NOW, forThem));
    limiter().remember(known, latest);
    assertEquals(new Allowed(List.of()), limiter().tryAcquire(List.of(forThem), NOW));
  }

  /** Makes that many attempts at {@code now}; fails if one is refused. */
  private void use(int times, Instant now, Bucket... buckets) {
    for (int i = 0; i < times; i++) {
      assertEquals(Duration.ZERO, refusal(now, buckets), "at use " + i);
    }
  }

  /** For how long the buckets refuse; zero if the attempt was allowed. */
  private Duration refusal(Instant now, Bucket... buckets) {
    return limiter()
        .tryAcquire(List.of(buckets), now)
        .fold(allowed -> Duration.ZERO, concealed -> Duration.ZERO, Refused::retryAfter);
  }

  private Duration refusalWithoutUse(Instant now, Bucket bucket) {
    return limiter()
        .tryAcquire(List.of(bucket), now)
        .fold(
            allowed -> {
              limiter().giveBack(allowed.counted(), now);
              return Duration.ZERO;
            },
            concealed -> Duration.ZERO,
            Refused::retryAfter);
  }
}
