package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.BusyPasswordHasher;
import dev.portcullis.application.Stage;
import dev.portcullis.application.account.CurrentPassword;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.TooManyAttemptsException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RemoveOwnAccountTest {
  private static final int FREE = RateLimitSettings.DEFAULT.account().free();

  private final Stage stage = new Stage();
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final User ada = stage.stored(aUser().named("ada"));

  @Test
  void whoLeavesHasNoAccessLeftAndOthersHaveTheirs() {
    Visitor visitor = Visitor.signedIn(stage, ada);
    Visitor elsewhere = Visitor.signedIn(stage, ada);
    Visitor somebodyElse = Visitor.signedIn(stage, root);

    remove(ada, Stage.PASSWORD);

    assertEquals(Optional.empty(), stage.users.findById(ada.id()));
    assertEquals(Optional.empty(), stage.accounts.credentials().findByUser(ada.id()));
    visitor.assertSignedOut();
    elsewhere.assertSignedOut();
    somebodyElse.assertSignedIn();
    assertInstanceOf(SignInOutcome.Refused.class, Visitor.signIn(stage, ada));
  }

  @Test
  void removalByOneselfIsAuditedWithTheIdAlone() {
    remove(ada, Stage.PASSWORD);

    assertEquals(
        new AdministrationEvent.AccountRemoved(AuditActor.of(ada.id()), ada.id()),
        stage.audit.events().get(stage.audit.events().size() - 1));
    // As a word: these are hexadecimal digits, too.
    String trail = stage.audit.entries().toString();
    assertTrue(!Pattern.compile("\\bada\\b").matcher(trail).find(), "the name is in the trail");
  }

  @Test
  void wrongPasswordRemovesNothing() {
    for (String wrong : List.of("", "wrong", Stage.PASSWORD + " ")) {
      assertThrows(WrongPasswordException.class, () -> remove(ada, wrong));
    }
    assertEquals(Optional.of(ada), stage.users.findById(ada.id()));
  }

  @Test
  void wrongPasswordsCountLikeFailedSignIns() {
    for (int i = 0; i < FREE; i++) {
      assertThrows(WrongPasswordException.class, () -> remove(ada, "wrong"));
    }
    assertThrows(TooManyAttemptsException.class, () -> remove(ada, Stage.PASSWORD));
    assertInstanceOf(SignInOutcome.Throttled.class, Visitor.signIn(stage, ada));
  }

  @Test
  void attemptThatWasNotComparedOrNotAllowedIsNoFailure() {
    BusyPasswordHasher busy = new BusyPasswordHasher();
    busy.refusesVerification = true;
    for (int i = 0; i < 2 * FREE; i++) {
      assertThrows(BusyException.class, () -> remove(busy, ada, Stage.PASSWORD));
      assertThrows(LastAdministratorException.class, () -> remove(root, Stage.PASSWORD));
    }
    remove(ada, Stage.PASSWORD);
    Visitor.signedIn(stage, root).assertSignedIn();
  }

  @Test
  void lastAdministratorStaysUntilThereIsAnother() {
    Visitor visitor = Visitor.signedIn(stage, root);
    assertThrows(LastAdministratorException.class, () -> remove(root, Stage.PASSWORD));
    assertEquals(Optional.of(root), stage.users.findById(root.id()));
    visitor.assertSignedIn();

    stage.stored(aUser().withRoles(RoleName.ADMIN));
    remove(root, Stage.PASSWORD);
    visitor.assertSignedOut();
  }

  @Test
  void userWithoutACredentialCannotRemoveItself() {
    User invited = aUser().named("invited").build();
    stage.users.add(invited);

    assertThrows(WrongPasswordException.class, () -> remove(invited, Stage.PASSWORD));
  }

  @Test
  void accountThatIsGoneOrClosedIsNotRemoved() {
    User closed = stage.stored(aUser().withStatus(UserStatus.DISABLED));
    assertThrows(InvalidTokenException.class, () -> remove(closed, Stage.PASSWORD));
    assertThrows(InvalidTokenException.class, () -> remove(aUser().build(), Stage.PASSWORD));
  }

  @Test
  void accountRemovedWhileThePasswordIsAskedForIsNoWrongPassword() {
    User gone = aUser().build();
    CurrentPassword current =
        new CurrentPassword(
            stage.accounts, FakePasswordHasher.current(), CredentialAlarm.NONE, stage.guard);
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      for (int i = 0; i < 2 * FREE; i++) {
        assertThrows(
            InvalidTokenException.class,
            () -> current.confirm(gone, password, Stage.SOURCE, proven -> Optional.of(gone)));
      }
    }
  }

  /** Who has set a new password meanwhile may have done it to keep the caller out. */
  @Test
  void passwordThatWasReplacedWhileItWasComparedRemovesNothing() {
    PasswordHasher overtaken =
        new ForwardingPasswordHasher() {
          @Override
          public boolean verify(PlainPassword password, PasswordHash hash) {
            boolean right = super.verify(password, hash);
            replacePassword();
            return right;
          }
        };

    assertThrows(ConcurrentUpdateException.class, () -> remove(overtaken, ada, Stage.PASSWORD));
    assertEquals(Optional.of(ada), stage.users.findById(ada.id()));
  }

  private void replacePassword() {
    var credentials = stage.accounts.credentials();
    var stored = credentials.findByUser(ada.id()).orElseThrow();
    try (PlainPassword next = PlainPassword.of("a long walk on the beach")) {
      PasswordHash hash = FakePasswordHasher.current().hash(next);
      credentials.replace(stored.hash(), stored.changed(hash, stage.clock.instant()));
    }
  }

  private void remove(User user, String typed) {
    remove(FakePasswordHasher.current(), user, typed);
  }

  private void remove(PasswordHasher hasher, User user, String typed) {
    CurrentPassword current =
        new CurrentPassword(stage.accounts, hasher, CredentialAlarm.NONE, stage.guard);
    try (PlainPassword password = PlainPassword.of(typed)) {
      new RemoveOwnAccount(stage.accounts, stage.authority, current)
          .remove(stage.actor(user), password, Stage.SOURCE);
    }
  }
}
