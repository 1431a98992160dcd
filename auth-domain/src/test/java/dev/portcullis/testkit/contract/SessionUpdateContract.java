package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.SessionFixture.IDLE;
import static dev.portcullis.testkit.fixture.SessionFixture.OPENED;
import static dev.portcullis.testkit.fixture.SessionFixture.aSession;
import static dev.portcullis.testkit.fixture.SessionFixture.like;
import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A session never returns to an earlier state. */
public interface SessionUpdateContract extends StoreContract {
  /** An end of a session. */
  SessionEnd SIGNED_OUT = new SessionEnd(OPENED.plusSeconds(5), SessionEndReason.SIGNED_OUT);

  @Test
  default void changedSessionComesBackAsItWasStored() {
    Session other = opened();
    Session first = opened();
    Session used = used(first, 1);
    store().sessions().update(used);
    assertEquals(Optional.of(used), store().sessions().findById(first.id()));
    assertEquals(Optional.of(other), store().sessions().findById(other.id()));
    Instant late = OPENED.plusSeconds(60).plus(IDLE).minusNanos(1_000);
    assertEquals(List.of(used), store().sessions().findLive(first.user(), late));
  }

  @Test
  default void storingTheVerySameSessionSucceeds() {
    Session session = opened();
    store().sessions().update(session);
    store().sessions().update(session);
    assertEquals(Optional.of(session), store().sessions().findById(session.id()));
  }

  @Test
  default void endIsStoredOnce() {
    Session first = opened();
    Session ended = like(first).ended(SIGNED_OUT).build();
    store().sessions().update(ended);
    assertEquals(Optional.of(ended), store().sessions().findById(first.id()));
    SessionEnd again = new SessionEnd(OPENED.plusSeconds(9), SessionEndReason.REFRESH_TOKEN_REUSED);
    assertRefused(like(first).ended(again).build(), ended);
  }

  @Test
  default void endedSessionIsNeverReopened() {
    Session first = opened();
    Session ended = like(first).ended(SIGNED_OUT).build();
    store().sessions().update(ended);
    assertRefused(first, ended);
    assertRefused(used(first, 1), ended);
    assertRefused(used(first, Long.MAX_VALUE), ended);
  }

  @Test
  default void generationIsNeverLowered() {
    Session second = used(opened(), 2);
    store().sessions().update(second);
    assertRefused(used(second, 1), second);
    assertRefused(like(second).ofGeneration(0).ended(SIGNED_OUT).build(), second);
  }

  @Test
  default void sessionThatIsGoneIsNotStoredAgain() {
    Session unknown = aSession(stored(aUser().build()).id()).build();
    assertThrows(IllegalStateException.class, () -> store().sessions().update(unknown));
    assertEquals(Optional.empty(), store().sessions().findById(unknown.id()));
  }

  @Test
  default void changeIsPartOfTheTransaction() {
    Session first = opened();
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      store().sessions().update(used(first, 1));
                      assertEquals(
                          Optional.of(used(first, 1)), store().sessions().findById(first.id()));
                      throw new ArithmeticException("roll back");
                    }));
    assertEquals(Optional.of(first), store().sessions().findById(first.id()));
  }

  private Session opened() {
    Session session = aSession(stored(aUser().build()).id()).build();
    store().sessions().add(session);
    return session;
  }

  private void assertRefused(Session change, Session stored) {
    assertThrows(IllegalStateException.class, () -> store().sessions().update(change));
    assertEquals(Optional.of(stored), store().sessions().findById(stored.id()));
  }

  private static Session used(Session session, long generation) {
    SessionTimes times = session.times();
    Instant now = OPENED.plusSeconds(60);
    SessionTimes since =
        new SessionTimes(
            times.createdAt(),
            now,
            now.plusNanos(1_000),
            now.plus(IDLE),
            times.absoluteExpiresAt());
    return like(session).ofGeneration(generation).withTimes(since).build();
  }
}
