package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.RateLimits.DELAY;
import static dev.portcullis.testkit.fixture.RateLimits.NOW;
import static dev.portcullis.testkit.fixture.RateLimits.WINDOW;
import static dev.portcullis.testkit.fixture.RateLimits.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.LimitRule;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Refused;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.testkit.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Many parallel attempts, through two nodes. */
public interface RateLimitRaceContract {
  /** The number of parallel attempts. */
  int ATTEMPTS = 200;

  /** The limiter; the same one in every call. */
  RateLimiter limiter();

  /** A limiter that shares only the store with the first. */
  RateLimiter sameOnAnotherNode();

  @Test
  default void concurrentAttemptsAreAllowedNoMoreOftenThanSequentialOnes() {
    assertAllowed(DELAY.free(), Bucket.of(key(), DELAY), NOW);
    assertAllowed(WINDOW.permits(), Bucket.of(key(), WINDOW), NOW);
  }

  @Test
  default void openingBucketAllowsExactlyOneOfConcurrentAttempts() {
    Bucket bucket = Bucket.of(key(), DELAY);
    for (int i = 0; i < DELAY.free(); i++) {
      limiter().tryAcquire(List.of(bucket), NOW);
    }
    assertAllowed(1, bucket, NOW.plus(DELAY.first()));
  }

  @Test
  default void expiredBucketStartsAnewOnlyOnce() {
    Bucket bucket = Bucket.of(key(), DELAY);
    limiter().tryAcquire(List.of(bucket), NOW);
    assertAllowed(DELAY.free(), bucket, NOW.plus(DELAY.expireAfter()));
  }

  @Test
  default void attemptThatLosesARaceIsCountedInNoBucket() {
    LimitRule rule = WINDOW;
    List<Bucket> buckets = List.of(Bucket.of(key(), rule), Bucket.of(key(), DELAY));
    race(buckets, NOW);
    // The first counts only what the second allowed; the rest was given back.
    for (int i = DELAY.free(); i < WINDOW.permits(); i++) {
      assertInstanceOf(Allowed.class, limiter().tryAcquire(buckets.subList(0, 1), NOW));
    }
    assertInstanceOf(Refused.class, limiter().tryAcquire(buckets.subList(0, 1), NOW));
  }

  @Test
  default void concealedBucketAllowsNoMoreConcurrentAttemptsAndRefusesNone() {
    Bucket shared = Bucket.of(key(), DELAY).concealedBy(Bucket.of(key(), WINDOW));
    Race<RateLimitDecision> race =
        race(lane -> List.of(Bucket.of(key(), DELAY), privately(), shared), NOW);

    long allowed = race.results().stream().filter(Allowed.class::isInstance).count();
    assertEquals(DELAY.free(), allowed);
    long refused = race.results().stream().filter(Refused.class::isInstance).count();
    assertEquals(0, refused);
  }

  private static Bucket privately() {
    return Bucket.of(key(), DELAY).concealedBy(Bucket.of(key(), DELAY));
  }

  private void assertAllowed(int expected, Bucket bucket, Instant now) {
    Race<RateLimitDecision> race = race(List.of(bucket), now);
    long allowed = race.results().stream().filter(Allowed.class::isInstance).count();
    assertEquals(expected, allowed);
  }

  private Race<RateLimitDecision> race(List<Bucket> buckets, Instant now) {
    return race(lane -> buckets, now);
  }

  private Race<RateLimitDecision> race(IntFunction<List<Bucket>> buckets, Instant now) {
    Race<RateLimitDecision> race =
        Race.of(
            ATTEMPTS,
            lane ->
                (lane % 2 == 0 ? limiter() : sameOnAnotherNode())
                    .tryAcquire(buckets.apply(lane), now));
    assertEquals(ATTEMPTS, race.results().size(), race::toString);
    return race;
  }
}
