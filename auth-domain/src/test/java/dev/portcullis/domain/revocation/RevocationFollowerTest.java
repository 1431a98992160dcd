package dev.portcullis.domain.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class RevocationFollowerTest {
  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final UserId USER = Ids.userId();

  private final MutableClock clock = MutableClock.atNoon();
  private final StagedFeed feed = new StagedFeed();
  private final Revocations revocations = new Revocations(MEMORY, Duration.ofMinutes(1));
  private final RevocationFollower follower =
      new RevocationFollower(feed, new StagedHeartbeat(), revocations, clock);

  /** The first call reads twice, to see the heartbeat change. */
  @BeforeEach
  void follow() {
    follower.follow();
    feed.forgetAsked();
  }

  @Test
  void aFeedLongerThanOneAnswerIsReadToItsEnd() {
    commit(LongStream.rangeClosed(1, 2_500));
    follower.follow();
    assertRevoked(LongStream.rangeClosed(1, 2_500));
    assertEquals(
        List.of(
            List.of(FeedRange.startingAfter(0)),
            List.of(FeedRange.startingAfter(1_000)),
            List.of(FeedRange.startingAfter(2_000))),
        feed.asked());
  }

  @Test
  void aFullAnswerIsFollowedByAnotherRead() {
    commit(LongStream.rangeClosed(1, 1_000));
    feed.whileReading(() -> commit(LongStream.of(1_001)));
    follower.follow();
    assertRevoked(LongStream.rangeClosed(1, 1_001));
    assertEquals(2, feed.asked().size());
  }

  @Test
  void manyGapsAreFilledLate() {
    commit(numbers(5_000, 2));
    follower.follow();
    commit(numbers(5_000, 3));
    follower.follow();
    assertRevoked(numbers(5_000, 2));
    assertRevoked(numbers(5_000, 3));
    commit(LongStream.rangeClosed(1, 5_000));
    follower.follow();
    assertRevoked(LongStream.rangeClosed(1, 5_000));
    follower.follow();
    assertEquals(List.of(FeedRange.startingAfter(5_000)), feed.lastAsked());
  }

  @Test
  void gapsAndNewNumbersAreReadInPages() {
    commit(LongStream.of(1_500, 4_000));
    follower.follow();
    commit(LongStream.rangeClosed(1, 6_000).filter(id -> id % 7 != 0));
    follower.follow();
    assertRevoked(LongStream.rangeClosed(1, 6_000).filter(id -> id % 7 != 0));
  }

  @Test
  void noReadAsksForMoreThanSixtyFourRanges() {
    for (int end = 1; end <= 200; end++) {
      commit(LongStream.of(2L * end));
      follower.follow();
    }
    feed.asked().forEach(ranges -> assertTrue(ranges.size() <= 64, () -> ranges.size() + ""));
  }

  @Test
  @Timeout(20)
  void aFeedWhoseEveryOtherNumberIsMissingIsFollowed() {
    // Two nodes that number in steps of two leave as many gaps as rows.
    commit(numbers(200_000, 2));
    follower.follow();
    follower.follow();
    assertEquals(100_000, revocations.size());
  }

  @Test
  void revocationsReadAgainDoNotStayInMemoryLonger() {
    commit(numbers(200, 2));
    for (int second = 0; second <= 60; second += 10) {
      follower.follow();
      clock.advance(Duration.ofSeconds(10));
    }
    assertEquals(0, revocations.size());
  }

  @Test
  void afterAFailedReadTheNextCallContinues() {
    for (int reads = 0; reads <= 3; reads++) {
      StagedFeed failing = new StagedFeed();
      Revocations known = new Revocations(MEMORY, Duration.ofMinutes(1));
      RevocationFollower following =
          new RevocationFollower(failing, new StagedHeartbeat(), known, clock);
      following.follow();
      failing.forgetAsked();
      Instant before = clock.instant();
      LongStream.rangeClosed(1, 3_500).forEach(id -> failing.commit(id, revocation(id)));
      clock.advance(Duration.ofSeconds(1));
      failing.failAfter(reads);
      assertThrows(StoreUnavailableException.class, following::follow);
      assertEquals(1_000 * reads, known.size());
      assertEquals(before, known.currentAsOf());

      failing.recover();
      following.follow();
      assertEquals(3_500, known.size());
      assertEquals(clock.instant(), known.currentAsOf());
      int behindFailure = reads + 1;
      assertEquals(
          List.of(FeedRange.startingAfter(1_000L * reads)), failing.asked().get(behindFailure));
    }
  }

  @Test
  void failureKeepsAllGaps() {
    commit(LongStream.of(3));
    follower.follow();
    clock.advance(RevocationFollower.GAP_TIMEOUT.multipliedBy(2));
    feed.failAfter(0);
    assertThrows(StoreUnavailableException.class, follower::follow);
    feed.recover();
    commit(LongStream.of(1));
    follower.follow();
    assertRevoked(LongStream.of(1));
  }

  /** After a server was blocked, a commit may be the last operation that continues. */
  @Test
  void failureLongerThanTheTimeoutKeepsAllGaps() {
    commit(LongStream.of(2));
    follower.follow();
    fail(RevocationFollower.GAP_TIMEOUT);
    follower.follow();
    commit(LongStream.of(1));
    follower.follow();
    assertRevoked(LongStream.of(1));
  }

  /** A replacement server assigns the numbers again that the failed one has lost. */
  @Test
  void numbersReusedAfterAFailureAreApplied() {
    commit(LongStream.of(1, 5));
    follower.follow();
    feed.lose(5);
    fail(Duration.ofSeconds(5));
    follower.follow();
    follower.follow();
    clock.advance(RevocationFollower.GAP_TIMEOUT);
    follower.follow();
    feed.commit(2, revocation(6));
    follower.follow();
    assertRevoked(LongStream.of(6));
  }

  @Test
  void commitsDuringAReadAreNotReportedAsRead() {
    Instant begun = clock.instant();
    feed.whileReading(() -> clock.advance(Duration.ofSeconds(3)));
    follower.follow();
    assertEquals(begun, revocations.currentAsOf());
  }

  @Test
  void gapIsReadUntilAReadThatBeganAfterItsTimeout() {
    commit(LongStream.of(2));
    follower.follow();
    clock.advance(RevocationFollower.GAP_TIMEOUT.minusMillis(1));
    // This read began before the timeout and ends after it.
    feed.whileReading(() -> clock.advance(Duration.ofSeconds(1)));
    follower.follow();
    feed.whileReading(() -> {});
    commit(LongStream.of(1));
    follower.follow();
    assertRevoked(LongStream.of(1));
  }

  @Test
  void gapIsDroppedInTheEnd() {
    commit(LongStream.of(2));
    follower.follow();
    Instant end = clock.instant().plus(RevocationFollower.GAP_TIMEOUT);
    while (clock.instant().isBefore(end)) {
      clock.advance(Duration.ofSeconds(5));
      follower.follow();
    }
    assertEquals(List.of(new FeedRange(0, 1), FeedRange.startingAfter(2)), feed.lastAsked());
    follower.follow();
    assertEquals(List.of(FeedRange.startingAfter(2)), feed.lastAsked());
  }

  private void fail(Duration outage) {
    feed.failAfter(0);
    assertThrows(StoreUnavailableException.class, follower::follow);
    clock.advance(outage);
    assertThrows(StoreUnavailableException.class, follower::follow);
    feed.recover();
  }

  private void commit(LongStream ids) {
    ids.forEach(id -> feed.commit(id, revocation(id)));
  }

  private void assertRevoked(LongStream ids) {
    ids.forEach(
        id ->
            assertEquals(
                Standing.REVOKED,
                revocations.standing(USER, session(id), 0, clock.instant()),
                () -> id + " is missing"));
  }

  private static LongStream numbers(long last, int step) {
    return LongStream.rangeClosed(1, last / step).map(each -> step * each);
  }

  private static Revocation revocation(long id) {
    return Revocation.of(session(id));
  }

  private static SessionId session(long id) {
    return new SessionId(new UUID(0, id));
  }
}
