package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoveUserTest {
  private final Stage stage = new Stage();
  private final RemoveUser removeUser = new RemoveUser(stage.accounts, stage.authority);
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final UserActor admin = stage.actor(root);
  private final User ada = stage.stored(aUser().named("ada"));

  @Test
  void removedUserHasNoAccessLeft() {
    Visitor visitor = Visitor.signedIn(stage, ada);
    Visitor somebodyElse = Visitor.signedIn(stage, root);

    removeUser.remove(admin, ada.id());

    assertEquals(Optional.empty(), stage.users.findById(ada.id()));
    assertEquals(Optional.empty(), stage.accounts.credentials().findByUser(ada.id()));
    visitor.assertSignedOut();
    somebodyElse.assertSignedIn();
    assertInstanceOf(SignInOutcome.Refused.class, Visitor.signIn(stage, ada));
    assertTrue(
        stage
            .audit
            .events()
            .contains(new AdministrationEvent.AccountRemoved(AuditActor.of(root.id()), ada.id())));
  }

  @Test
  void nameOfARemovedUserIsFreeAndOldTokensAreInvalidForTheNewUser() {
    Visitor visitor = Visitor.signedIn(stage, ada);
    removeUser.remove(admin, ada.id());

    User next = stage.stored(aUser().named("ada"));

    visitor.assertSignedOut();
    Visitor.signedIn(stage, next).assertSignedIn();
  }

  @Test
  void removedUserIsNotFound() {
    removeUser.remove(admin, ada.id());

    assertThrows(UserNotFoundException.class, () -> removeUser.remove(admin, ada.id()));
  }

  @Test
  void onlyActorsWithThePermissionRemoveUsers() {
    assertThrows(
        AccessDeniedException.class,
        () -> removeUser.remove(stage.actor(RoleName.MODERATOR), ada.id()));
    assertThrows(AccessDeniedException.class, () -> removeUser.remove(stage.actor(ada), ada.id()));
    assertEquals(Optional.of(ada), stage.users.findById(ada.id()));
  }

  @Test
  void lastUserWhoCanAssignRolesIsNotRemoved() {
    Visitor visitor = Visitor.signedIn(stage, root);

    assertThrows(LastAdministratorException.class, () -> removeUser.remove(admin, root.id()));

    assertEquals(Optional.of(root), stage.users.findById(root.id()));
    visitor.assertSignedIn();
    stage.stored(aUser().withRoles(RoleName.ADMIN));
    removeUser.remove(admin, root.id());
    visitor.assertSignedOut();
  }
}
