package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.application.administration.UpdateUser.Change;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AccountChange;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import dev.portcullis.domain.user.UsernameTakenException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdateUserTest {
  private static final RoleName CLERK = new RoleName("clerk");

  private final Stage stage = new Stage();
  private final UpdateUser updateUser = new UpdateUser(stage.accounts, stage.authority);
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final UserActor admin = stage.actor(root);
  private final User ada = stage.stored(aUser().named("ada"));

  @Test
  void newNameAndAddressAreStoredAndTokensStayValid() {
    Visitor visitor = Visitor.signedIn(stage, ada);

    User changed = updateUser.update(admin, ada.id(), names("Augusta", "augusta@example.org"));

    assertEquals("Augusta", changed.username().value());
    assertEquals("augusta@example.org", changed.email().value());
    assertEquals(changed, stored(ada));
    visitor.assertSignedIn();
    assertEquals(
        List.of(
            new AdministrationEvent.AccountChanged(
                AuditActor.of(root.id()),
                ada.id(),
                Set.of(AccountChange.USERNAME, AccountChange.EMAIL))),
        changes());
  }

  @Test
  void aNameMayChangeItsCase() {
    assertEquals(
        "ADA",
        updateUser.update(admin, ada.id(), names("ADA", "ada@example.org")).username().value());
  }

  @Test
  void takenNamesAndAddressesAreRefusedAndNothingIsChanged() {
    stage.stored(aUser().named("bob"));

    assertThrows(
        UsernameTakenException.class,
        () -> updateUser.update(admin, ada.id(), names("BOB", "new@example.org")));
    assertThrows(
        EmailTakenException.class,
        () -> updateUser.update(admin, ada.id(), names("new", "BOB@example.org")));
    assertEquals(ada, stored(ada));
    assertEquals(List.of(), changes());
  }

  @Test
  void unchangedValuesChangeNothing() {
    Visitor visitor = Visitor.signedIn(stage, ada);
    Change same =
        new Change(
            Optional.of(ada.username()), Optional.of(ada.email()), Optional.of(ada.status()));

    assertEquals(ada, updateUser.update(admin, ada.id(), same));
    assertEquals(
        ada,
        updateUser.update(
            admin, ada.id(), new Change(Optional.empty(), Optional.empty(), Optional.empty())));

    assertEquals(ada, stored(ada));
    assertEquals(List.of(), changes());
    visitor.assertSignedIn();
  }

  @Test
  void disablingAnAccountEndsAllItsAccessAtOnce() {
    List<Visitor> visitors = List.of(Visitor.signedIn(stage, ada), Visitor.signedIn(stage, ada));
    Visitor somebodyElse = Visitor.signedIn(stage, root);

    updateUser.update(admin, ada.id(), Change.of(UserStatus.DISABLED));

    visitors.forEach(Visitor::assertSignedOut);
    somebodyElse.assertSignedIn();
    assertInstanceOf(SignInOutcome.Refused.class, Visitor.signIn(stage, ada));
    assertEquals(
        SessionEndReason.ACCOUNT_CLOSED,
        stage
            .sessions
            .findById(visitors.get(0).tokens().refreshToken().session())
            .orElseThrow()
            .end()
            .orElseThrow()
            .reason());
    assertEquals(
        List.of(
            new AdministrationEvent.AccountChanged(
                AuditActor.of(root.id()), ada.id(), Set.of(AccountChange.STATUS_DISABLED))),
        changes());
  }

  @Test
  void sessionsStayEndedWhenTheAccountIsEnabledAgain() {
    Visitor visitor = Visitor.signedIn(stage, ada);
    updateUser.update(admin, ada.id(), Change.of(UserStatus.DISABLED));

    updateUser.update(admin, ada.id(), Change.of(UserStatus.ACTIVE));

    visitor.assertSignedOut();
    Visitor.signedIn(stage, ada).assertSignedIn();
  }

  @Test
  void onlyActorsWithThePermissionChangeUsers() {
    UserActor moderator = stage.actor(RoleName.USER, RoleName.MODERATOR);

    assertThrows(
        AccessDeniedException.class,
        () -> updateUser.update(moderator, ada.id(), Change.of(UserStatus.DISABLED)));
    assertThrows(
        AccessDeniedException.class,
        () -> updateUser.update(stage.actor(ada), ada.id(), names("eve", "eve@example.org")));
    assertEquals(ada, stored(ada));
  }

  @Test
  void unknownUserIsNotFound() {
    User ghost = aUser().build();

    assertThrows(
        UserNotFoundException.class,
        () -> updateUser.update(admin, ghost.id(), Change.of(UserStatus.DISABLED)));
  }

  @Test
  void lastUserWhoCanAssignRolesIsNotDisabled() {
    Visitor visitor = Visitor.signedIn(stage, root);
    stage.stored(aUser().withRoles(RoleName.ADMIN).withStatus(UserStatus.LOCKED));

    assertThrows(
        LastAdministratorException.class,
        () -> updateUser.update(admin, root.id(), Change.of(UserStatus.DISABLED)));

    assertEquals(root, stored(root));
    visitor.assertSignedIn();
  }

  @Test
  void oneOfTwoUsersWhoCanAssignRolesMayBeDisabledAndTheLastRenamed() {
    User second = stage.stored(aUser().withRoles(RoleName.ADMIN));

    updateUser.update(admin, root.id(), Change.of(UserStatus.DISABLED));
    updateUser.update(stage.actor(second), second.id(), names("the-last", "the-last@example.org"));

    assertEquals(1, stage.users.countActiveHolders(Set.of(RoleName.ADMIN)));
  }

  @Test
  void userWithoutThatPermissionMayBeDisabledIfNobodyCanAssignRoles() {
    Stage fresh = new Stage();
    fresh.database.define(new Role(CLERK, "", Set.of()));
    fresh.database.grant(new AccessRule(CLERK, Permission.USERS_WRITE, Scope.ALL));
    fresh.policies.refresh();
    User bob = fresh.stored(aUser());

    User changed =
        new UpdateUser(fresh.accounts, fresh.authority)
            .update(fresh.storedActor(CLERK), bob.id(), Change.of(UserStatus.DISABLED));

    assertEquals(UserStatus.DISABLED, changed.status());
  }

  private User stored(User user) {
    return stage.users.findById(user.id()).orElseThrow();
  }

  private List<AuditEvent> changes() {
    return stage.audit.events().stream()
        .filter(AdministrationEvent.AccountChanged.class::isInstance)
        .toList();
  }

  private static Change names(String username, String email) {
    return new Change(
        Optional.of(new Username(username)),
        Optional.of(new EmailAddress(email)),
        Optional.empty());
  }
}
