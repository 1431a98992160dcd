package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.SessionFixture.OPENED;
import static dev.portcullis.testkit.fixture.SessionFixture.aSession;
import static dev.portcullis.testkit.fixture.SessionFixture.like;
import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Uses of one session happen one after the other. */
public interface SessionLockContract extends StoreContract {
  @Test
  default void lockOfASessionOutsideATransactionIsACallersBug() {
    Session session = opened();
    assertThrows(IllegalStateException.class, () -> store().sessions().lockById(session.id()));
  }

  @Test
  default void lockOfAnUnknownSessionFindsNothing() {
    SessionId unknown = Ids.sessionId();
    assertEquals(Optional.empty(), locked(unknown));
  }

  @Test
  default void lockFindsEndedSessionsToo() {
    SessionEnd end = new SessionEnd(OPENED, SessionEndReason.PASSWORD_CHANGED);
    Session ended = like(opened()).ended(end).build();
    store().sessions().update(ended);
    assertEquals(Optional.of(ended), locked(ended.id()));
  }

  @Test
  default void secondUseWaitsForTheFirstAndSeesItsChange() {
    Session session = opened();
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Session> first = Background.start(() -> advance(session.id(), holding, release));
    Background.await(holding);
    Background<Optional<Session>> second = Background.start(() -> locked(session.id()));
    assertTrue(second.isHeldBack());
    release.countDown();
    assertEquals(Optional.of(first.result()), second.result());
  }

  @Test
  default void endOfAllSessionsWaitsForAUseAndIsNotUndoneByIt() {
    Session session = opened();
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Session> use = Background.start(() -> advance(session.id(), holding, release));
    Background.await(holding);
    SessionEnd end = new SessionEnd(OPENED, SessionEndReason.ENDED_BY_ADMINISTRATOR);
    Background<List<SessionId>> ending =
        Background.start(() -> store().sessions().endAll(session.user(), Optional.empty(), end));
    assertTrue(ending.isHeldBack());
    release.countDown();
    assertEquals(List.of(session.id()), ending.result());
    Session expected = like(use.result()).ended(end).build();
    assertEquals(Optional.of(expected), store().sessions().findById(session.id()));
  }

  @Test
  default void noUseUnderTheLockIsLost() {
    Session session = opened();
    CountDownLatch open = new CountDownLatch(0);
    Race<Session> race = Race.of(8, lane -> advance(session.id(), new CountDownLatch(1), open));
    assertEquals(8, race.results().size(), race::toString);
    assertEquals(8, store().sessions().findById(session.id()).orElseThrow().generation());
  }

  private Session advance(SessionId id, CountDownLatch holding, CountDownLatch release) {
    return store()
        .transactions()
        .inTransaction(
            () -> {
              Session session = store().sessions().lockById(id).orElseThrow();
              holding.countDown();
              Background.await(release);
              Session next = like(session).ofGeneration(session.generation() + 1).build();
              store().sessions().update(next);
              return next;
            });
  }

  private Optional<Session> locked(SessionId id) {
    return store().transactions().inTransaction(() -> store().sessions().lockById(id));
  }

  private Session opened() {
    Session session = aSession(stored(aUser().build()).id()).build();
    store().sessions().add(session);
    return session;
  }
}
