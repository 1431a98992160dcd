package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.RateLimits.DELAY;
import static dev.portcullis.testkit.fixture.RateLimits.NOW;
import static dev.portcullis.testkit.fixture.RateLimits.WINDOW;
import static dev.portcullis.testkit.fixture.RateLimits.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.Exemption;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Concealed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Refused;
import dev.portcullis.domain.ratelimit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A {@link RateLimiter} reports which buckets were closed, without the concealed ones. */
public interface RateLimitConcealmentContract {
  /** The limiter; the same one in every call. */
  RateLimiter limiter();

  @Test
  default void refusalNamesTheBucketsThatRefusedAndTheLongestWait() {
    Bucket open = Bucket.of(key(), WINDOW);
    Bucket delayed = closed(Bucket.of(key(), DELAY));
    Bucket full = closed(Bucket.of(key(), WINDOW));

    assertEquals(new Refused(DELAY.first(), List.of(delayed)), acquire(NOW, open, delayed));
    assertEquals(
        new Refused(WINDOW.length(), List.of(delayed, full)), acquire(NOW, delayed, open, full));
  }

  @Test
  default void refusalDoesNotDependOnConcealedBuckets() {
    Bucket delayed = closed(Bucket.of(key(), DELAY));
    Bucket full = closed(Bucket.of(key(), WINDOW)).concealedBy(Bucket.of(key(), DELAY));

    assertEquals(new Refused(DELAY.first(), List.of(delayed)), acquire(NOW, delayed, full));
  }

  @Test
  default void openConcealedBucketIsCountedAndItsStandInIsNot() {
    Bucket standIn = Bucket.of(key(), DELAY);
    Bucket concealed = Bucket.of(key(), WINDOW).concealedBy(standIn);
    for (int i = 0; i < WINDOW.permits(); i++) {
      assertEquals(new Allowed(List.of(concealed)), acquire(NOW, concealed));
    }
    assertEquals(new Concealed(List.of(standIn), List.of(concealed)), acquire(NOW, concealed));
  }

  @Test
  default void whileOneConcealedBucketIsClosedTheStandInsOfAllAreCounted() {
    Bucket plain = Bucket.of(key(), WINDOW);
    Bucket first = Bucket.of(key(), DELAY).concealedBy(Bucket.of(key(), WINDOW));
    Bucket second = closed(Bucket.of(key(), WINDOW)).concealedBy(Bucket.of(key(), WINDOW));
    List<Bucket> counted =
        List.of(plain, first.standIn().orElseThrow(), second.standIn().orElseThrow());

    for (int i = 0; i < WINDOW.permits(); i++) {
      assertEquals(new Concealed(counted, List.of(second)), acquire(NOW, plain, first, second));
    }
    // All counted buckets are full now, and the replaced ones were never used.
    for (Bucket full : counted) {
      assertInstanceOf(Refused.class, acquire(NOW, full));
    }
    closed(Bucket.of(first.key(), DELAY));
  }

  @Test
  default void attemptsOnAClosedConcealedBucketDoNotExtendTheDelay() {
    Bucket concealed = closed(Bucket.of(key(), DELAY)).concealedBy(Bucket.of(key(), WINDOW));
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(Concealed.class, acquire(NOW, concealed));
    }
    assertInstanceOf(Allowed.class, acquire(NOW.plus(DELAY.first()), concealed));
  }

  @Test
  default void closedStandInDoesNotRefuse() {
    Bucket standIn = closed(Bucket.of(key(), WINDOW));
    Bucket concealed = closed(Bucket.of(key(), WINDOW)).concealedBy(standIn);
    assertEquals(new Concealed(List.of(), List.of(concealed)), acquire(NOW, concealed));
  }

  @Test
  default void exemptConcealedBucketIsPassedWithoutItsStandIn() {
    BucketKey known = key();
    Bucket plain = Bucket.of(key(), WINDOW);
    Bucket concealed =
        closed(Bucket.of(key(), WINDOW))
            .exceptFor(new Exemption(known, Duration.ofMinutes(1)))
            .concealedBy(Bucket.of(key(), WINDOW));
    limiter().remember(known, NOW.plus(Duration.ofMinutes(1)));
    assertEquals(new Allowed(List.of(plain)), acquire(NOW, plain, concealed));
  }

  @Test
  default void concealedAttemptIsGivenBackLikeAnAllowedOne() {
    Bucket plain = Bucket.of(key(), WINDOW);
    Bucket concealed = closed(Bucket.of(key(), WINDOW)).concealedBy(Bucket.of(key(), WINDOW));
    for (int i = 0; i < 3 * WINDOW.permits(); i++) {
      Concealed hidden = assertInstanceOf(Concealed.class, acquire(NOW, plain, concealed));
      assertEquals(2, hidden.counted().size());
      limiter().giveBack(hidden.counted(), NOW);
    }
  }

  private RateLimitDecision acquire(Instant now, Bucket... buckets) {
    return limiter().tryAcquire(List.of(buckets), now);
  }

  /** Closes the bucket with as few attempts as possible; fails if one is refused. */
  private Bucket closed(Bucket bucket) {
    int free = bucket.rule().fold(delay -> delay.free(), window -> window.permits());
    for (int use = 0; use < free; use++) {
      assertInstanceOf(Allowed.class, acquire(NOW, bucket), "at use " + use);
    }
    return bucket;
  }
}
