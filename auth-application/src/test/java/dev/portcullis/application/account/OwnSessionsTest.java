package dev.portcullis.application.account;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.revocation.Standing;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionNotFoundException;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnSessionsTest {
  private final Stage stage = new Stage();
  private final User ada = stage.stored(aUser().named("ada"));
  private final SignIn signIn = stage.signIn(FakePasswordHasher.current());
  private final ReadOwnSessions read = new ReadOwnSessions(stage.sessions, stage.clock);
  private final EndOwnSession end = new EndOwnSession(stage.accounts);
  private final EndOtherSessions endOthers = new EndOtherSessions(stage.accounts);

  @Test
  void ownerListsLiveSessionsOldestFirstWithTheCurrentOneMarked() {
    UserActor first = open("ada");
    UserActor second = open("ada");
    stage.stored(aUser().named("bob"));
    open("bob");

    assertEquals(List.of(first.session(), second.session()), ids(first));
    assertEquals(
        List.of(false, true), read.read(second).stream().map(OwnSession::current).toList());
  }

  @Test
  void ownerEndsOneSessionAndItsTokensAreRefusedAtOnce() {
    UserActor first = open("ada");
    UserActor second = open("ada");

    end.end(first, second.session());

    assertEquals(List.of(first.session()), ids(first));
    assertEquals(Standing.REVOKED, standing(second));
    assertEquals(Standing.GOOD, standing(first));
    assertThrows(SessionNotFoundException.class, () -> end.end(first, second.session()));
  }

  @Test
  void sessionOfAnotherUserIsNotFound() {
    UserActor hers = open("ada");
    stage.stored(aUser().named("bob"));
    UserActor his = open("bob");

    assertThrows(SessionNotFoundException.class, () -> end.end(his, hers.session()));
    assertThrows(
        SessionNotFoundException.class, () -> end.end(his, new SessionId(stage.ids.next())));

    assertEquals(Standing.GOOD, standing(hers));
  }

  @Test
  void ownerEndsAllSessionsExceptTheCurrentOne() {
    UserActor here = open("ada");
    UserActor there = open("ada");
    UserActor elsewhere = open("ada");

    endOthers.end(here);

    assertEquals(List.of(here.session()), ids(here));
    assertEquals(Standing.GOOD, standing(here));
    assertEquals(Standing.REVOKED, standing(there));
    assertEquals(Standing.REVOKED, standing(elsewhere));
  }

  @Test
  void sessionAboveTheLimitEndsTheOldest() {
    List<UserActor> actors =
        new ArrayList<>(
            IntStream.range(0, SessionPolicy.DEFAULT.maxPerUser())
                .mapToObj(i -> open("ada"))
                .toList());
    UserActor oldest = actors.remove(0);
    assertEquals(Standing.GOOD, standing(oldest));

    UserActor newest = open("ada");

    actors.add(newest);
    assertEquals(actors.stream().map(UserActor::session).toList(), ids(newest));
    assertEquals(Standing.REVOKED, standing(oldest));
    assertEquals(
        new AuditEvent.SessionEnded(
            ada.id(), ada.id(), oldest.session(), SessionEndReason.TOO_MANY_SESSIONS),
        stage.audit.events().get(stage.audit.events().size() - 1));
  }

  private List<SessionId> ids(UserActor actor) {
    return read.read(actor).stream().map(each -> each.session().id()).toList();
  }

  private Standing standing(UserActor actor) {
    return stage.revocations.standing(
        actor.user(), actor.session(), ada.epoch(), stage.clock.instant());
  }

  private UserActor open(String name) {
    // Sessions opened at the same instant have no order.
    stage.clock.advance(Duration.ofMillis(1));
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      SignedIn good = assertInstanceOf(SignedIn.class, signIn.signIn(name, password, Stage.ORIGIN));
      return new UserActor(
          good.user().id(), good.tokens().refreshToken().session(), good.user().roles());
    }
  }
}
