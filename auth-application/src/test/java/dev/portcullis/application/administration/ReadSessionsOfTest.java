package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadSessionsOfTest {
  private final Stage stage = new Stage();
  private final ReadSessionsOf readSessions =
      new ReadSessionsOf(stage.users, stage.sessions, stage.policies, stage.clock);
  private final UserActor admin = stage.storedActor(RoleName.ADMIN);
  private final User ada = stage.stored(aUser());

  @Test
  void liveSessionsOfThatUserAreListed() {
    assertEquals(List.of(), readSessions.read(admin, ada.id()));
    Visitor first = Visitor.signedIn(stage, ada);
    stage.clock.advance(Duration.ofSeconds(1));
    Visitor second = Visitor.signedIn(stage, ada);
    Visitor.signedIn(stage, stage.stored(aUser()));

    assertEquals(
        List.of(first.tokens().refreshToken().session(), second.tokens().refreshToken().session()),
        readSessions.read(admin, ada.id()).stream().map(Session::id).toList());
    new EndSessionsOf(stage.accounts, stage.authority).end(admin, ada.id());
    assertEquals(List.of(), readSessions.read(admin, ada.id()));
  }

  @Test
  void onlyActorsWithThePermissionListThem() {
    assertThrows(
        AccessDeniedException.class,
        () -> readSessions.read(stage.storedActor(RoleName.MODERATOR), ada.id()));
    assertThrows(AccessDeniedException.class, () -> readSessions.read(stage.actor(ada), ada.id()));
  }

  @Test
  void unknownUserIsNotFound() {
    assertThrows(UserNotFoundException.class, () -> readSessions.read(admin, aUser().build().id()));
  }
}
