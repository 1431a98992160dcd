package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndSessionsOfTest {
  private final Stage stage = new Stage();
  private final EndSessionsOf endSessions = new EndSessionsOf(stage.accounts, stage.authority);
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final UserActor admin = stage.actor(root);
  private final User ada = stage.stored(aUser());

  @Test
  void allSessionsOfTheUserEndAndTheAccountStaysOpen() {
    List<Visitor> visitors = List.of(Visitor.signedIn(stage, ada), Visitor.signedIn(stage, ada));
    Visitor somebodyElse = Visitor.signedIn(stage, root);

    endSessions.end(admin, ada.id());

    visitors.forEach(Visitor::assertSignedOut);
    somebodyElse.assertSignedIn();
    Visitor.signedIn(stage, ada).assertSignedIn();
    assertEquals(
        SessionEndReason.ENDED_BY_ADMINISTRATOR,
        stage
            .sessions
            .findById(visitors.get(0).tokens().refreshToken().session())
            .orElseThrow()
            .end()
            .orElseThrow()
            .reason());
    assertTrue(
        stage
            .audit
            .events()
            .contains(
                new AdministrationEvent.AllSessionsEnded(AuditActor.of(root.id()), ada.id())));
  }

  /** The token of the actor still says admin. */
  @Test
  void anActorWhoIsNoAdministratorAnyMoreEndsNothing() {
    Visitor visitor = Visitor.signedIn(stage, ada);
    stage.users.update(root.revoke(RoleName.ADMIN));

    assertThrows(AccessDeniedException.class, () -> endSessions.end(admin, ada.id()));

    visitor.assertSignedIn();
  }

  @Test
  void administratorsEndTheirOwnSessionsToo() {
    Visitor visitor = Visitor.signedIn(stage, root);

    endSessions.end(admin, root.id());

    visitor.assertSignedOut();
  }

  @Test
  void onlyActorsWithThePermissionEndSessions() {
    Visitor visitor = Visitor.signedIn(stage, ada);

    assertThrows(
        AccessDeniedException.class,
        () -> endSessions.end(stage.actor(RoleName.MODERATOR), ada.id()));
    assertThrows(AccessDeniedException.class, () -> endSessions.end(stage.actor(ada), ada.id()));
    visitor.assertSignedIn();
  }

  @Test
  void unknownUserIsNotFound() {
    User ghost = aUser().build();

    assertThrows(UserNotFoundException.class, () -> endSessions.end(admin, ghost.id()));
  }
}
