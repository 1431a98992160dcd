package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.SessionFixture.IDLE;
import static dev.portcullis.testkit.fixture.SessionFixture.aSession;
import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionTimes;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.SessionFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Removing ended and expired sessions. */
public interface SessionRemovalContract extends StoreContract {
  /** Far in the past, before the end of the sessions of all other tests. */
  Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.000007Z");

  @Test
  default void onlyEndedSessionsAreRemovedTheEarliestFirst() {
    UserId user = stored(aUser().build()).id();
    List<Session> over =
        IntStream.of(3, 1, 2)
            .mapToObj(second -> added(aSession(user).openedAt(LONG_AGO.plusSeconds(second))))
            .toList();
    Instant end = LONG_AGO.plusSeconds(3).plus(IDLE);
    Session live = added(aSession(user).openedAt(end));
    assertEquals(2, store().sessions().removeEndedBefore(end, 2));
    assertEquals(List.of(over.get(0), live), remaining(user));
    assertEquals(0, store().sessions().removeEndedBefore(end, 2));
    assertEquals(1, store().sessions().removeEndedBefore(end.plusNanos(1_000), 2));
    assertEquals(List.of(live), remaining(user));
  }

  @Test
  default void earliestEndCounts() {
    UserId user = stored(aUser().build()).id();
    SessionEnd end = new SessionEnd(LONG_AGO.plusSeconds(1), SessionEndReason.SIGNED_OUT);
    Session ended = aSession(user).openedAt(LONG_AGO).build();
    store().sessions().add(ended);
    store().sessions().update(ended.ended(end.at(), end.reason()));
    SessionTimes absolute =
        new SessionTimes(
            LONG_AGO, LONG_AGO, LONG_AGO, LONG_AGO.plus(IDLE), LONG_AGO.plusSeconds(2));
    added(aSession(user).withTimes(absolute));
    added(aSession(user).openedAt(LONG_AGO.plusSeconds(2).minus(IDLE)));
    assertEquals(0, store().sessions().removeEndedBefore(end.at(), 9));
    assertEquals(1, store().sessions().removeEndedBefore(LONG_AGO.plusSeconds(2), 9));
    assertEquals(2, store().sessions().removeEndedBefore(LONG_AGO.plusSeconds(3), 9));
  }

  @Test
  default void endingAllSessionsMakesTheirRemovalEarlier() {
    UserId user = stored(aUser().build()).id();
    added(aSession(user).openedAt(LONG_AGO));
    SessionEnd end = new SessionEnd(LONG_AGO.plusSeconds(1), SessionEndReason.ACCOUNT_CLOSED);
    store().sessions().endAll(user, Optional.empty(), end);
    assertEquals(1, store().sessions().removeEndedBefore(LONG_AGO.plusSeconds(2), 9));
  }

  @Test
  default void useOfASessionDelaysItsRemoval() {
    UserId user = stored(aUser().build()).id();
    Session first = added(aSession(user).openedAt(LONG_AGO));
    Instant later = first.times().idleExpiresAt().plus(IDLE);
    SessionTimes used =
        new SessionTimes(LONG_AGO, LONG_AGO, LONG_AGO, later, first.times().absoluteExpiresAt());
    store()
        .sessions()
        .update(new Session(first.id(), user, first.origin(), 1, used, Optional.empty()));
    assertEquals(0, store().sessions().removeEndedBefore(later, 9));
    assertEquals(1, store().sessions().removeEndedBefore(later.plusNanos(1_000), 9));
  }

  @Test
  default void batchOfSessionsIsNeverAboveFiveHundred() {
    UserId user = stored(aUser().build()).id();
    store()
        .transactions()
        .inTransaction(
            () ->
                IntStream.range(0, 501).forEach(each -> added(aSession(user).openedAt(LONG_AGO))));
    Instant after = LONG_AGO.plus(IDLE).plusSeconds(1);
    assertEquals(500, store().sessions().removeEndedBefore(after, 1_000_000));
    assertEquals(1, store().sessions().removeEndedBefore(after, 1_000_000));
  }

  @Test
  default void oldestEndIsTheEarliestEnd() {
    UserId user = stored(aUser().build()).id();
    Instant end = LONG_AGO.plus(IDLE);
    assertEquals(Optional.empty(), store().sessions().oldestEnd(end));
    added(aSession(user).openedAt(LONG_AGO.plusSeconds(1)));
    added(aSession(user).openedAt(LONG_AGO));
    assertEquals(Optional.empty(), store().sessions().oldestEnd(end.minusNanos(1_000)));
    assertEquals(Optional.of(end), store().sessions().oldestEnd(end));
    assertEquals(Optional.of(end), store().sessions().oldestEnd(end.plusSeconds(9)));
  }

  /** Removes the old sessions, which the next test must not find. */
  @AfterEach
  default void removeWhatIsLeft() {
    store().sessions().removeEndedBefore(LONG_AGO.plus(Duration.ofDays(365)), 500);
  }

  private List<Session> remaining(UserId user) {
    return store().sessions().findLive(user, LONG_AGO);
  }

  private Session added(SessionFixture fixture) {
    Session session = fixture.build();
    store().sessions().add(session);
    return session;
  }
}
