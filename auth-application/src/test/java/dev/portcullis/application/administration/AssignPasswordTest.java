package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.application.authentication.SignInOutcome.Throttled;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.PreconditionFailedException;
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
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignPasswordTest {
  private static final RoleName CLERK = new RoleName("clerk");
  private static final String NEXT = "a long walk on the beach";

  private final Stage stage = new Stage();
  private final CountingPasswordHasher hasher = new CountingPasswordHasher();
  private final AssignPassword assignPassword =
      new AssignPassword(
          stage.accounts,
          stage.authority,
          hasher,
          new PasswordRules(
              PasswordPolicy.DEFAULT,
              password -> password.characters().toString().startsWith("known")));
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final UserActor admin = stage.actor(root);
  private final User ada = stage.stored(aUser().named("ada-lovelace"));

  @Test
  void newPasswordReplacesTheOldAndEndsAllAccess() {
    List<Visitor> visitors = List.of(Visitor.signedIn(stage, ada), Visitor.signedIn(stage, ada));
    Visitor somebodyElse = Visitor.signedIn(stage, root);

    set(admin, ada, NEXT);

    visitors.forEach(Visitor::assertSignedOut);
    somebodyElse.assertSignedIn();
    assertInstanceOf(Refused.class, signIn(ada, Stage.PASSWORD));
    assertInstanceOf(SignedIn.class, signIn(ada, NEXT));
    assertEquals(
        SessionEndReason.PASSWORD_CHANGED,
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
            .contains(new AdministrationEvent.PasswordSet(AuditActor.of(root.id()), ada.id())));
  }

  @Test
  void nothingElseOfTheAccountChanges() {
    User disabled = stage.stored(aUser().withStatus(UserStatus.DISABLED));

    set(admin, disabled, NEXT);

    assertEquals(
        disabled.withTokensRevoked().nextVersion(),
        stage.users.findById(disabled.id()).orElseThrow());
    assertInstanceOf(Refused.class, signIn(disabled, NEXT));
  }

  @Test
  void userWithoutAPasswordGetsOne() {
    User bob = aUser().named("bob").build();
    stage.users.add(bob);
    assertInstanceOf(Refused.class, signIn(bob, NEXT));

    set(admin, bob, NEXT);

    assertInstanceOf(SignedIn.class, signIn(bob, NEXT));
    set(admin, bob, Stage.PASSWORD);
    assertInstanceOf(Refused.class, signIn(bob, NEXT));
    assertInstanceOf(SignedIn.class, signIn(bob, Stage.PASSWORD));
  }

  @Test
  void countedFailuresStayCounted() {
    for (int attempt = 0; attempt < RateLimitSettings.DEFAULT.account().free(); attempt++) {
      assertInstanceOf(Refused.class, signIn(ada, "a guess"));
    }

    set(admin, ada, NEXT);

    assertEquals(new Throttled(Duration.ofSeconds(1)), signIn(ada, "another guess"));
    assertEquals(new Throttled(Duration.ofSeconds(1)), signIn(ada, NEXT));
    stage.clock.advance(Duration.ofSeconds(1));
    assertInstanceOf(SignedIn.class, signIn(ada, NEXT));
  }

  @Test
  void ruleViolationsAreReportedInTheContextOfTheUserAndNothingIsHashed() {
    for (String bad : List.of("short", "ada-lovelace and her engine", "known password of many")) {
      ValidationException refused =
          assertThrows(ValidationException.class, () -> set(admin, ada, bad), bad);
      assertEquals("newPassword", refused.violations().get(0).field());
    }
    assertEquals(0, hasher.hashes());
    assertInstanceOf(SignedIn.class, signIn(ada, Stage.PASSWORD));
  }

  @Test
  void versionOfTheUserMustBeTheExpectedOne() {
    Precondition stale = Precondition.version(Set.of(ada.version() + 1));
    try (PlainPassword next = PlainPassword.of(NEXT)) {
      assertThrows(
          PreconditionFailedException.class,
          () -> assignPassword.assign(admin, ada.id(), next, stale));
      assertEquals(0, hasher.hashes());
      assignPassword.assign(admin, ada.id(), next, Precondition.version(Set.of(ada.version())));
      assertThrows(
          PreconditionFailedException.class,
          () ->
              assignPassword.assign(
                  admin, ada.id(), next, Precondition.version(Set.of(ada.version()))));
    }
    assertInstanceOf(SignedIn.class, signIn(ada, NEXT));
  }

  @Test
  void onlyActorsWithThePermissionSetPasswordsAndOthersCauseNoHash() {
    for (UserActor other :
        List.of(stage.storedActor(RoleName.MODERATOR), stage.actor(ada), stage.storedActor())) {
      assertThrows(AccessDeniedException.class, () -> set(other, ada, NEXT));
      assertThrows(AccessDeniedException.class, () -> set(other, aUser().build(), NEXT));
    }
    assertEquals(0, hasher.hashes());
    assertInstanceOf(SignedIn.class, signIn(ada, Stage.PASSWORD));
  }

  @Test
  void nobodySetsThePasswordOfAUserWhoHoldsMoreNorLearnsTheirName() {
    stage.database.define(new Role(CLERK, "", Set.of()));
    stage.database.grant(new AccessRule(CLERK, Permission.USERS_WRITE, Scope.ALL));
    stage.policies.refresh();
    UserActor clerk = stage.storedActor(CLERK);
    User boss = stage.stored(aUser().named("the-boss-of-all").withRoles(RoleName.ADMIN));

    assertThrows(AccessDeniedException.class, () -> set(clerk, boss, NEXT));
    // A violation would tell that the name is part of the password.
    assertThrows(AccessDeniedException.class, () -> set(clerk, boss, "the-boss-of-all is here"));
    assertEquals(0, hasher.hashes());
    set(clerk, ada, NEXT);
    assertInstanceOf(SignedIn.class, signIn(ada, NEXT));
  }

  @Test
  void userWhoseRoleGrewAMomentAgoIsProtected() {
    stage.database.define(new Role(CLERK, "", Set.of()));
    stage.database.grant(new AccessRule(CLERK, Permission.USERS_WRITE, Scope.ALL));
    stage.policies.refresh();
    UserActor clerk = stage.storedActor(CLERK);
    // Enough in the memory of this node, but not in the store any more.
    stage.database.grant(new AccessRule(RoleName.USER, Permission.KEYS_ROTATE, Scope.ALL));

    assertThrows(AccessDeniedException.class, () -> set(clerk, ada, NEXT));
    assertInstanceOf(SignedIn.class, signIn(ada, Stage.PASSWORD));
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
      assertThrows(AccessDeniedException.class, () -> set(stage.actor(former), ada, NEXT));
    }
    assertInstanceOf(SignedIn.class, signIn(ada, Stage.PASSWORD));
  }

  @Test
  void unknownUserIsNotFound() {
    try (PlainPassword next = PlainPassword.of(NEXT)) {
      assertThrows(
          UserNotFoundException.class, () -> assignPassword.assign(admin, Ids.userId(), next));
    }
    assertEquals(0, hasher.hashes());
  }

  private void set(UserActor actor, User user, String password) {
    try (PlainPassword next = PlainPassword.of(password)) {
      assignPassword.assign(actor, user.id(), next);
    }
  }

  private SignInOutcome signIn(User user, String text) {
    try (PlainPassword password = PlainPassword.of(text)) {
      return stage
          .signIn(new CountingPasswordHasher())
          .signIn(user.username().value(), password, Stage.ORIGIN);
    }
  }
}
