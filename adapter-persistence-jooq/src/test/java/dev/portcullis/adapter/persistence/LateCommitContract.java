package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.revocation.FeedRange;
import dev.portcullis.domain.revocation.PublishedRevocation;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.revocation.RevocationFollower;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.revocation.Standing;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.contract.StoreContract;
import dev.portcullis.testkit.fake.InMemoryFeedHeartbeat;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * A slow transaction commits a number below those already read: a reader that asks only for numbers
 * after the last one misses it.
 */
interface LateCommitContract extends StoreContract {
  @Test
  default void revocationThatIsCommittedAfterALaterOneWasReadIsHeardOf() {
    MutableClock clock = MutableClock.atNoon();
    Revocations revocations = new Revocations(Duration.ofMinutes(15), Duration.ofMinutes(1));
    RevocationFollower follower =
        new RevocationFollower(
            store().revocations(), new InMemoryFeedHeartbeat(), revocations, clock);
    SessionId slow = Ids.sessionId();
    SessionId fast = Ids.sessionId();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Boolean> late =
        Background.start(
            () -> {
              publish(
                  slow,
                  () -> {
                    written.countDown();
                    Background.await(release);
                  });
              return true;
            });
    Background.await(written);
    publish(fast, () -> {});

    follower.follow();
    assertEquals(Standing.REVOKED, standing(revocations, fast, clock));
    assertEquals(Standing.GOOD, standing(revocations, slow, clock));
    // The node continues to poll: the gap must be remembered over many polls.
    for (int i = 0; i < 8; i++) {
      clock.advance(Duration.ofMillis(250));
      follower.follow();
    }
    release.countDown();
    late.result();
    clock.advance(Duration.ofMillis(250));
    follower.follow();

    assertEquals(Standing.REVOKED, standing(revocations, slow, clock));
    assertTrue(numberOf(slow) < numberOf(fast));
  }

  private void publish(SessionId session, Runnable beforeCommit) {
    store()
        .transactions()
        .inTransaction(
            () -> {
              store().revocations().append(Revocation.of(session), Instant.EPOCH);
              beforeCommit.run();
            });
  }

  private long numberOf(SessionId session) {
    return store().revocations().read(List.of(new FeedRange(0, Long.MAX_VALUE)), 1_000).stream()
        .filter(each -> each.revocation().equals(Revocation.of(session)))
        .mapToLong(PublishedRevocation::id)
        .findFirst()
        .orElseThrow();
  }

  private static Standing standing(Revocations revocations, SessionId session, MutableClock clock) {
    UserId anybody = Ids.userId();
    return revocations.standing(anybody, session, 0, clock.instant());
  }
}
