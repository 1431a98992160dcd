package dev.portcullis.application.journal;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.administration.AssignRole;
import dev.portcullis.application.administration.RevokeRole;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.UsernameTakenException;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each action writes one audit event, without secrets. */
class AuditedActionsTest {
  private static final String NEXT = "a long walk on the beach";

  private final Stage stage = new Stage();
  private final PasswordHasher hasher = FakePasswordHasher.current();

  @Test
  void aSignUpIsAuditedAndARefusedOneIsNot() {
    User ada = stage.signUp(hasher).signUp(Stage.command("ada"), Stage.SOURCE);
    assertThrows(
        UsernameTakenException.class,
        () -> stage.signUp(hasher).signUp(Stage.command("ada"), Stage.SOURCE));

    assertEquals(List.of(new AuditEvent.SignedUp(ada.id(), Stage.SOURCE)), stage.audit.events());
  }

  @Test
  void aGoodSignInIsAudited() {
    User ada = stage.stored(aUser().named("ada"));

    SignedIn welcome = assertInstanceOf(SignedIn.class, signIn("ada", Stage.PASSWORD));

    assertEquals(
        List.of(
            new AuditEvent.SignedIn(
                ada.id(), welcome.tokens().refreshToken().session(), Stage.SOURCE)),
        since(1));
  }

  @Test
  void aRefusedSignInIsAuditedWithItsReason() {
    User ada = stage.stored(aUser().named("ada"));
    User gone = stage.stored(aUser().named("gone").withStatus(UserStatus.DISABLED));

    signIn("ada", "wrong");
    signIn("gone", Stage.PASSWORD);
    signIn("nobody", Stage.PASSWORD);
    signIn("ada", "");

    assertEquals(
        List.of(
            refused(Optional.of(ada), "wrong-password"),
            refused(Optional.of(gone), "not-active"),
            refused(Optional.empty(), "unknown-user"),
            // Refused for every user.
            refused(Optional.empty(), "hostile-password")),
        since(2));
  }

  @Test
  void aPasswordChangeIsAuditedAndARefusedOneIsNot() {
    User ada = stage.stored(aUser().named("ada"));
    UserActor actor = stage.actor(ada);
    assertThrows(WrongPasswordException.class, () -> change(actor, "wrong"));

    change(actor, Stage.PASSWORD);

    assertEquals(
        List.of(new AuditEvent.PasswordChanged(ada.id(), actor.session(), Stage.SOURCE)), since(1));
    String trail = stage.audit.entries().toString();
    assertFalse(trail.contains(NEXT), trail);
    assertFalse(trail.contains(Stage.PASSWORD), trail);
  }

  @Test
  void assignedAndRevokedRolesAreAuditedOnce() {
    User ada = stage.stored(aUser().named("ada"));
    UserActor admin = stage.storedActor(RoleName.ADMIN);
    AssignRole assign = new AssignRole(stage.authority, stage.journal);
    RevokeRole revoke = new RevokeRole(stage.authority, stage.journal);

    for (int twice = 0; twice < 2; twice++) {
      assign.assign(admin, ada.id(), RoleName.MODERATOR);
    }
    for (int twice = 0; twice < 2; twice++) {
      revoke.revoke(admin, ada.id(), RoleName.MODERATOR);
    }

    assertEquals(
        List.of(
            new AdministrationEvent.RoleAssigned(
                AuditActor.of(admin.user()), ada.id(), RoleName.MODERATOR),
            new AdministrationEvent.RoleRevoked(
                AuditActor.of(admin.user()), ada.id(), RoleName.MODERATOR)),
        since(2));
  }

  private static AuditEvent refused(Optional<User> user, String reason) {
    return new AuditEvent.SignInRefused(user.map(User::id), reason, Stage.SOURCE);
  }

  private SignInOutcome signIn(String name, String typed) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return stage.signIn(hasher).signIn(name, password, Stage.ORIGIN);
    }
  }

  private void change(UserActor actor, String current) {
    ChangePassword change = stage.changePassword(hasher, PasswordRules.of(PasswordPolicy.DEFAULT));
    try (PlainPassword now = PlainPassword.of(current);
        PlainPassword then = PlainPassword.of(NEXT)) {
      change.change(actor, now, then, Stage.SOURCE);
    }
  }

  /** The events after the first ones, which belong to the creation of the accounts. */
  private List<AuditEvent> since(int first) {
    List<AuditEvent> all = stage.audit.events();
    return all.subList(first, all.size());
  }
}
