package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.RefusalReason;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.UnknownRoleException;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.ReservedUsernames;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import dev.portcullis.domain.user.UsernameTakenException;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import dev.portcullis.testkit.fake.InMemoryRoleRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreateUserTest {
  private static final RoleName CLERK = new RoleName("clerk");
  private static final RoleName HELP_DESK = new RoleName("help-desk");

  private final Stage stage = new Stage();
  private final CountingPasswordHasher hasher = new CountingPasswordHasher();
  private final PasswordRules passwords =
      new PasswordRules(
          PasswordPolicy.DEFAULT, password -> password.characters().toString().startsWith("known"));
  private final CreateUser createUser =
      new CreateUser(
          stage.accounts,
          stage.authority,
          hasher,
          new SignUpRules(
              ReservedUsernames.wellKnown(), passwords, Set.of(RoleName.USER), RoleName.USER),
          stage.newUsers);
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final UserActor admin = stage.actor(root);

  @Test
  void createdUserSignsInAndIsRecorded() {
    User bob = create(admin, "bob", Optional.of(Stage.PASSWORD));

    assertEquals(Optional.of(bob), stage.users.findById(bob.id()));
    assertEquals(Set.of(RoleName.USER), bob.roles());
    Visitor.signedIn(stage, bob).assertSignedIn();
    assertEquals(
        List.of(
            new AdministrationEvent.AccountCreated(
                AuditActor.of(root.id()), bob.id(), Set.of(RoleName.USER))),
        stage.audit.events().stream().filter(AdministrationEvent.class::isInstance).toList());
  }

  @Test
  void namedRolesAreAssignedInAnySpelling() {
    User bob = create(admin, "bob", Optional.empty(), "ROLE_MODERATOR", "user");

    assertEquals(Set.of(RoleName.MODERATOR, RoleName.USER), bob.roles());
  }

  @Test
  void withoutAPasswordSignInIsRefusedWithTheSameWork() {
    User bob = create(admin, "bob", Optional.empty());
    User ada = stage.stored(aUser().named("ada"));
    assertEquals(0, hasher.hashes());
    var signIn = stage.signIn(hasher);

    try (PlainPassword wrong = PlainPassword.of("some other password")) {
      int before = hasher.verifications();
      SignInOutcome unset = signIn.signIn(bob.username().value(), wrong, Stage.ORIGIN);
      assertEquals(before + 1, hasher.verifications());
      SignInOutcome known = signIn.signIn(ada.username().value(), wrong, Stage.ORIGIN);
      assertEquals(before + 2, hasher.verifications());
      assertInstanceOf(SignInOutcome.Refused.class, known);
      assertEquals(
          new SignInOutcome.Refused(RefusalReason.UNKNOWN_USER, Optional.of(bob.id())), unset);
    }
    try (PlainPassword dummy = PlainPassword.of("the password of no user")) {
      assertInstanceOf(
          SignInOutcome.Refused.class,
          signIn.signIn(bob.username().value(), dummy, Stage.ORIGIN),
          "the hash that stands in for a missing one opens no account");
    }
  }

  @Test
  void reservedUsernameIsAllowed() {
    assertEquals(
        "administrator", create(admin, "administrator", Optional.empty()).username().value());
  }

  @Test
  void takenNamesAreRefusedAndNothingIsStored() {
    User bob = create(admin, "bob", Optional.empty());

    assertThrows(UsernameTakenException.class, () -> create(admin, "BOB", Optional.empty()));
    var sameEmail =
        new CreateUser.Command(
            new Username("other"),
            new EmailAddress("BOB@example.org"),
            Optional.empty(),
            List.of());
    assertThrows(EmailTakenException.class, () -> createUser.create(admin, sameEmail));
    assertEquals(Optional.of(bob), stage.users.findByEmail(bob.email()));
    assertEquals(Optional.empty(), stage.users.findByUsername(new Username("other")));
  }

  @Test
  void passwordFollowsTheRulesInItsContextAndIsNotHashedBefore() {
    for (String bad :
        List.of("short", "bob-the-builder bob-the-builder", "known password of many")) {
      String name = bad.startsWith("bob") ? "bob-the-builder" : "bob";
      ValidationException refused =
          assertThrows(ValidationException.class, () -> create(admin, name, Optional.of(bad)), bad);
      assertEquals("password", refused.violations().get(0).field());
    }
    assertEquals(0, hasher.hashes());
    assertEquals(Optional.empty(), stage.users.findByUsername(new Username("bob")));
  }

  @Test
  void unknownRoleIsRefused() {
    for (String name : List.of("nothing", "Admin", "", "ROLE_")) {
      assertThrows(
          UnknownRoleException.class, () -> create(admin, "bob", Optional.empty(), name), name);
    }
  }

  @Test
  void roleThatWasRemovedAMomentAgoIsUnknown() {
    stage.database.define(new Role(HELP_DESK, "", Set.of()));
    stage.policies.refresh();
    stage.transactions.inTransaction(
        () -> new InMemoryRoleRepository(stage.database).remove(HELP_DESK));

    assertThrows(
        UnknownRoleException.class,
        () -> create(admin, "bob", Optional.empty(), HELP_DESK.value()));
    assertEquals(Optional.empty(), stage.users.findByUsername(new Username("bob")));
  }

  @Test
  void onlyActorsWithThePermissionCreateUsersAndOthersCauseNoHash() {
    for (UserActor other :
        List.of(
            stage.storedActor(RoleName.USER),
            stage.storedActor(RoleName.MODERATOR),
            stage.storedActor())) {
      assertThrows(
          AccessDeniedException.class, () -> create(other, "bob", Optional.of(Stage.PASSWORD)));
    }
    assertEquals(0, hasher.hashes());
  }

  @Test
  void namingRolesNeedsThePermissionToAssignThem() {
    UserActor clerk = clerk(Permission.USERS_WRITE);

    assertThrows(
        AccessDeniedException.class,
        () -> create(clerk, "bob", Optional.of(Stage.PASSWORD), "user"));
    assertEquals(0, hasher.hashes());
    assertEquals(Set.of(RoleName.USER), create(clerk, "bob", Optional.empty()).roles());
  }

  @Test
  void nobodyCreatesAUserWhoHoldsMore() {
    UserActor clerk = clerk(Permission.USERS_WRITE, Permission.ROLES_ASSIGN);

    assertThrows(
        AccessDeniedException.class,
        () -> create(clerk, "bob", Optional.of(Stage.PASSWORD), "user", "admin"));
    assertEquals(0, hasher.hashes());
    assertEquals(Set.of(CLERK), create(clerk, "bob", Optional.empty(), "clerk").roles());
  }

  @Test
  void actorWhoWasDemotedDisabledOrRemovedAMomentAgoIsDenied() {
    User demoted = stage.stored(aUser().withRoles(RoleName.ADMIN));
    User disabled = stage.stored(aUser().withRoles(RoleName.ADMIN));
    User removed = stage.stored(aUser().withRoles(RoleName.ADMIN));
    stage.users.update(demoted.revoke(RoleName.ADMIN));
    stage.users.update(disabled.withStatus(UserStatus.DISABLED));
    stage.users.remove(removed.id());

    for (User former : List.of(demoted, disabled, removed)) {
      UserActor actor = stage.actor(former);
      assertThrows(AccessDeniedException.class, () -> create(actor, "bob", Optional.empty()));
      assertThrows(
          AccessDeniedException.class, () -> create(actor, "bob", Optional.empty(), "user"));
    }
    assertTrue(stage.users.findByUsername(new Username("bob")).isEmpty());
  }

  private UserActor clerk(Permission... permissions) {
    stage.database.define(new Role(CLERK, "", Set.of()));
    for (Permission permission : permissions) {
      stage.database.grant(new AccessRule(CLERK, permission, Scope.ALL));
    }
    stage.policies.refresh();
    return stage.storedActor(CLERK);
  }

  private User create(UserActor actor, String name, Optional<String> password, String... roles) {
    Optional<PlainPassword> plain = password.map(PlainPassword::of);
    return createUser.create(
        actor,
        new CreateUser.Command(
            new Username(name), new EmailAddress(name + "@example.org"), plain, List.of(roles)));
  }
}
