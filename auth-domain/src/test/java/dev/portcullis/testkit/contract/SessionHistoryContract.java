package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.SessionFixture.OPENED;
import static dev.portcullis.testkit.fixture.SessionFixture.aSession;
import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reading all stored sessions of one user. */
public interface SessionHistoryContract extends StoreContract {
  @Test
  default void endedSessionsAreReadBesideLiveOnes() {
    UserId user = stored(aUser().build()).id();
    SessionEnd end = new SessionEnd(OPENED.plusSeconds(1), SessionEndReason.SIGNED_OUT);
    Session live = aSession(user).build();
    Session ended = aSession(user).ended(end).build();
    Stream.of(live, ended).forEach(store().sessions()::add);
    store().sessions().add(aSession(stored(aUser().build()).id()).build());

    assertEquals(
        Stream.of(live, ended).sorted(Comparator.comparing(each -> each.id().toString())).toList(),
        store().sessions().findAll(user, Optional.empty(), 10));
    assertEquals(List.of(), store().sessions().findAll(Ids.userId(), Optional.empty(), 10));
  }

  @Test
  default void pagesOfSessionsFollowEachOtherWithoutGapOrRepetition() {
    UserId user = stored(aUser().build()).id();
    IntStream.range(0, 12).forEach(each -> store().sessions().add(aSession(user).build()));
    List<Session> all = store().sessions().findAll(user, Optional.empty(), 500);
    assertEquals(12, all.size());
    for (int size : new int[] {1, 5, 12}) {
      List<Session> paged = new ArrayList<>();
      List<Session> page = store().sessions().findAll(user, Optional.empty(), size);
      while (!page.isEmpty()) {
        paged.addAll(page);
        Optional<SessionId> last = Optional.of(page.get(page.size() - 1).id());
        page = store().sessions().findAll(user, last, size);
      }
      assertEquals(all, paged, "pages of " + size);
    }
  }
}
