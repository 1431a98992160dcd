package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.SessionFixture.OPENED;
import static dev.portcullis.testkit.fixture.SessionFixture.aSession;
import static dev.portcullis.testkit.fixture.SessionFixture.like;
import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How all sessions of a user end at once. */
public interface SessionEndContract extends StoreContract {
  /** The end of the sessions of these contracts. */
  SessionEnd END = new SessionEnd(OPENED.plusSeconds(5), SessionEndReason.PASSWORD_CHANGED);

  @Test
  default void allSessionsOfAUserEndAndNobodyElses() {
    UserId user = stored(aUser().build()).id();
    Session one = opened(user);
    Session other = opened(user);
    Session strangers = opened(stored(aUser().build()).id());
    assertEquals(2, store().sessions().endAll(user, Optional.empty(), END).size());
    assertEquals(List.of(), store().sessions().findLive(user, OPENED));
    for (Session session : List.of(one, other)) {
      assertEquals(
          Optional.of(like(session).ended(END).build()), store().sessions().findById(session.id()));
    }
    assertEquals(Optional.of(strangers), store().sessions().findById(strangers.id()));
  }

  @Test
  default void oneSessionMayBeSpared() {
    UserId user = stored(aUser().build()).id();
    Session spared = opened(user);
    Session ended = opened(user);
    assertEquals(1, store().sessions().endAll(user, Optional.of(spared.id()), END).size());
    assertEquals(List.of(spared), store().sessions().findLive(user, OPENED));
    assertEquals(Optional.of(END), store().sessions().findById(ended.id()).orElseThrow().end());
  }

  @Test
  default void whatHasEndedKeepsItsEnd() {
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
  default void sessionsGoWithTheirUser() {
    UserId user = stored(aUser().build()).id();
    Session gone = opened(user);
    Session strangers = opened(stored(aUser().build()).id());
    store().users().remove(user);
    assertEquals(Optional.empty(), store().sessions().findById(gone.id()));
    assertEquals(List.of(), store().sessions().findLive(user, OPENED));
    assertEquals(Optional.of(strangers), store().sessions().findById(strangers.id()));
  }

  private Session opened(UserId user) {
    Session session = aSession(user).build();
    store().sessions().add(session);
    return session;
  }
}
