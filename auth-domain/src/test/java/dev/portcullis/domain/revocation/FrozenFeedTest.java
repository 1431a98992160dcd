package dev.portcullis.domain.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.testkit.fake.InMemoryFeedHeartbeat;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A feed that can be read but does not change, as on a server that is cut off. */
final class FrozenFeedTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration READING = Duration.ofMillis(250);
  private static final Duration MEMORY = Duration.ofMinutes(15);

  private final MutableClock clock = MutableClock.atNoon();
  private final StagedFeed feed = new StagedFeed();
  private final StagedHeartbeat heartbeat = new StagedHeartbeat();
  private final Revocations revocations = new Revocations(MEMORY, LIMIT);
  private final RevocationFollower follower =
      new RevocationFollower(feed, heartbeat, revocations, clock);

  @Test
  void nodeIsStaleAfterTheLimitWithoutAHeartbeatAndRecoversWithIt() {
    follower.follow();
    Instant last = clock.instant();
    heartbeat.freeze();
    followFor(LIMIT);
    assertEquals(last, revocations.currentAsOf());
    assertTrue(revocations.isCurrent(clock.instant()));

    followFor(READING);
    assertFalse(revocations.isCurrent(clock.instant()));

    heartbeat.thaw(100);
    follower.follow();
    assertTrue(revocations.isCurrent(clock.instant()));
  }

  @Test
  void nodeThatStartsOnAFrozenServerIsNeverCurrent() {
    heartbeat.freeze();
    assertThrows(StoreUnavailableException.class, follower::follow);
    followFor(LIMIT);
    assertEquals(Instant.MIN, revocations.currentAsOf());
  }

  @Test
  void singleNodeIsCurrentAtOnceAndStaysCurrent() {
    heartbeat.leaveAlone();
    follower.follow();
    assertTrue(revocations.isCurrent(clock.instant()));
    for (Instant end = clock.instant().plus(LIMIT.multipliedBy(2));
        clock.instant().isBefore(end); ) {
      clock.advance(READING);
      follower.follow();
      Duration staleness = Duration.between(revocations.currentAsOf(), clock.instant());
      assertTrue(staleness.compareTo(Duration.ofSeconds(1)) < 0, staleness::toString);
    }
  }

  /**
   * One node increments the heartbeat and the others see it, so the cost does not grow with the
   * nodes.
   */
  @Test
  void heartbeatIsNotIncrementedMoreOftenWithMoreNodes() {
    InMemoryFeedHeartbeat shared = new InMemoryFeedHeartbeat();
    List<RevocationFollower> nodes =
        List.of(node(shared), node(shared), node(shared), node(shared));
    nodes.forEach(RevocationFollower::follow);
    long before = shared.read();
    long seconds = 60;
    for (long readings = 0; readings < 4 * seconds; readings++) {
      clock.advance(READING);
      nodes.forEach(RevocationFollower::follow);
    }
    long beats = shared.read() - before;
    assertTrue(beats >= seconds && beats <= 2 * seconds, () -> beats + " beats");
  }

  @Test
  void failedIncrementIsNotRepeatedWithEveryRead() {
    follower.follow();
    heartbeat.freeze();
    int before = heartbeat.attempts();
    followFor(Duration.ofSeconds(10));
    int attempts = heartbeat.attempts() - before;
    assertTrue(attempts >= 10 && attempts <= 20, () -> attempts + " attempts");
  }

  @Test
  void revocationsAreAppliedAlthoughTheHeartbeatCannotBeIncremented() {
    follower.follow();
    heartbeat.freeze();
    feed.commit(1, Revocation.of(session(1)));
    followFor(Duration.ofSeconds(2));
    assertEquals(Standing.REVOKED, standing(1));
    assertEquals(List.of(FeedRange.startingAfter(1)), feed.lastAsked());
  }

  /** The gap timed out while no transaction could commit. */
  @Test
  void revocationsThatAppearAfterTheServerRejoinsAreApplied() {
    feed.commit(2, Revocation.of(session(2)));
    follower.follow();
    heartbeat.freeze();
    followFor(RevocationFollower.GAP_TIMEOUT.plus(READING));
    feed.commit(1, Revocation.of(session(1)));
    heartbeat.thaw(100);
    follower.follow();
    assertEquals(Standing.REVOKED, standing(1));
  }

  /** A server that replaces another without a failed read in between. */
  @Test
  void numbersReusedByAServerThatLostThemAreApplied() {
    feed.commit(1, Revocation.of(session(1)));
    follower.follow();
    feed.lose(1);
    feed.commit(1, Revocation.of(session(2)));
    heartbeat.thaw(-5);
    follower.follow();
    assertEquals(Standing.REVOKED, standing(2));
  }

  /** A time in the future would count as current until then. */
  @Test
  void clockSetBackDoesNotHideAFrozenHeartbeat() {
    follower.follow();
    heartbeat.freeze();
    clock.advance(Duration.ofHours(-1));
    followFor(LIMIT.plus(READING.multipliedBy(2)));
    assertFalse(revocations.isCurrent(clock.instant()));
  }

  @Test
  void clockSetBackDoesNotHideAnUnreadableFeed() {
    follower.follow();
    feed.failAfter(0);
    clock.advance(Duration.ofHours(-1));
    followFor(LIMIT.plus(READING.multipliedBy(2)));
    assertFalse(revocations.isCurrent(clock.instant()));
  }

  private void followFor(Duration time) {
    for (Instant end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
      clock.advance(READING);
      try {
        follower.follow();
      } catch (StoreUnavailableException noWrites) {
        assertEquals(StoreUnavailableException.class, noWrites.getClass());
      }
    }
  }

  private RevocationFollower node(FeedHeartbeat shared) {
    return new RevocationFollower(new StagedFeed(), shared, new Revocations(MEMORY, LIMIT), clock);
  }

  private Standing standing(long id) {
    return revocations.standing(Ids.userId(), session(id), 0, clock.instant());
  }

  private static SessionId session(long id) {
    return new SessionId(new UUID(0, id));
  }
}
