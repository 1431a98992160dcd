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
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ending all sessions of a user. */
public interface SessionEndContract extends StoreContract {
  /** The end of the sessions of these contracts. */
  SessionEnd END = new SessionEnd(OPENED.plusSeconds(5), SessionEndReason.PASSWORD_CHANGED);

  @Test
  default void onlyTheSessionsOfTheUserEnd() {
    UserId user = stored(aUser().build()).id();
    Session one = opened(user);
    Session other = opened(user);
    Session others = opened(stored(aUser().build()).id());
    assertEquals(2, store().sessions().endAll(user, Optional.empty(), END).size());
    assertEquals(List.of(), store().sessions().findLive(user, OPENED));
    for (Session session : List.of(one, other)) {
      assertEquals(
          Optional.of(like(session).ended(END).build()), store().sessions().findById(session.id()));
    }
    assertEquals(Optional.of(others), store().sessions().findById(others.id()));
  }

  @Test
  default void oneSessionMayBeExcepted() {
    UserId user = stored(aUser().build()).id();
    Session spared = opened(user);
    Session ended = opened(user);
    assertEquals(1, store().sessions().endAll(user, Optional.of(spared.id()), END).size());
    assertEquals(List.of(spared), store().sessions().findLive(user, OPENED));
    assertEquals(Optional.of(END), store().sessions().findById(ended.id()).orElseThrow().end());
  }

  @Test
  default void endedSessionKeepsItsEnd() {
    UserId user = stored(aUser().build()).id();
    SessionEnd before = new SessionEnd(OPENED.plusSeconds(1), SessionEndReason.SIGNED_OUT);
    Session ended = like(opened(user)).ended(before).build();
    store().sessions().update(ended);
    opened(user);
    assertEquals(1, store().sessions().endAll(user, Optional.empty(), END).size());
    assertEquals(0, store().sessions().endAll(user, Optional.empty(), END).size());
    assertEquals(0, store().sessions().endAll(user, Optional.of(ended.id()), END).size());
    assertEquals(Optional.of(ended), store().sessions().findById(ended.id()));
  }

  @Test
  default void userWithoutSessionsHasNoneToEnd() {
    assertEquals(0, store().sessions().endAll(Ids.userId(), Optional.empty(), END).size());
  }

  @Test
  default void sessionExpiredBeforeTheMarginIsNotChanged() {
    UserId user = stored(aUser().build()).id();
    Instant margin = END.at().minus(IDLE).minus(SessionRepository.EXPIRY_MARGIN);
    Session expired = openedAt(user, margin);
    Session lately = openedAt(user, margin.plusNanos(1_000));
    assertEquals(List.of(lately.id()), store().sessions().endAll(user, Optional.empty(), END));
    assertEquals(Optional.of(expired), store().sessions().findById(expired.id()));
  }

  @Test
  default void moreSessionsThanOneStatementTakesEndAtOnce() {
    UserId user = stored(aUser().build()).id();
    store().transactions().inTransaction(() -> open(user, 1_001));
    assertEquals(1_001, store().sessions().endAll(user, Optional.empty(), END).size());
    assertEquals(List.of(), store().sessions().findLive(user, OPENED));
    store().users().remove(user);
    removeOwnerless();
  }

  @Test
  default void longHistoryOfARemovedUserIsRemovedInBatches() {
    UserId user = stored(aUser().build()).id();
    List<Session> history = store().transactions().inTransaction(() -> open(user, 450));
    store().sessions().endAll(user, Optional.empty(), END);
    Session live = opened(user);
    store().users().remove(user);
    assertEquals(Optional.empty(), store().sessions().findById(live.id()));
    assertEquals(List.of(), store().sessions().findLive(user, OPENED));
    assertThrows(UserNotFoundException.class, () -> opened(user));
    removeOwnerless();
    for (Session session : history) {
      assertEquals(Optional.empty(), store().sessions().findById(session.id()));
    }
  }

  @Test
  default void sessionsAreRemovedWithTheirUser() {
    UserId user = stored(aUser().build()).id();
    Session gone = opened(user);
    Session others = opened(stored(aUser().build()).id());
    store().users().remove(user);
    assertEquals(Optional.empty(), store().sessions().findById(gone.id()));
    assertEquals(List.of(), store().sessions().findLive(user, OPENED));
    assertEquals(Optional.of(others), store().sessions().findById(others.id()));
  }

  private void removeOwnerless() {
    // Before the end of all other sessions.
    Instant never = Instant.parse("1980-01-01T00:00:00Z");
    while (store().sessions().removeEndedBefore(never, 100) == 100) {
      // The next batch.
    }
  }

  private List<Session> open(UserId user, int count) {
    return IntStream.range(0, count).mapToObj(each -> opened(user)).toList();
  }

  private Session opened(UserId user) {
    return openedAt(user, OPENED);
  }

  private Session openedAt(UserId user, Instant instant) {
    Session session = aSession(user).openedAt(instant).build();
    store().sessions().add(session);
    return session;
  }
}
