package dev.portcullis.application.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.BusyPasswordHasher;
import dev.portcullis.application.Stage;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.credential.BreachedPasswords;
import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.TooManyAttemptsException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotSelfAssignableException;
import dev.portcullis.domain.role.UnknownRoleException;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import dev.portcullis.domain.user.UsernameTakenException;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignUpTest {
  private final Stage stage = new Stage();
  private final FakePasswordHasher hasher = FakePasswordHasher.current();
  private final SignUp signUp = stage.signUp(hasher);

  @Test
  void storesTheUserAndItsPasswordTogether() {
    User user = signUp.signUp(Stage.command("Ada"), Stage.SOURCE);

    assertEquals(user, stage.users.findById(user.id()).orElseThrow());
    assertEquals(stage.clock.instant(), user.createdAt());
    Credential stored = stage.accounts.credentials().findByUser(user.id()).orElseThrow();
    assertTrue(hasher.verify(PlainPassword.of(Stage.PASSWORD), stored.hash()));
  }

  @Test
  void signUpWithoutRolesGetsTheDefaultRole() {
    assertEquals(Set.of(RoleName.USER), signUp.signUp(Stage.command("ada"), Stage.SOURCE).roles());
  }

  @Test
  void aSelfAssignableRoleIsGranted() {
    assertEquals(
        Set.of(RoleName.USER),
        signUp.signUp(Stage.command("ada", "user", "user"), Stage.SOURCE).roles());
  }

  @Test
  void administratorRoleCannotBeRequested() {
    RoleNotSelfAssignableException refusal =
        assertThrows(
            RoleNotSelfAssignableException.class,
            () -> signUp.signUp(Stage.command("ada", "user", "admin"), Stage.SOURCE));

    assertEquals(RoleName.ADMIN, refusal.role());
    assertTrue(stage.users.isEmpty());
  }

  @Test
  void aRoleThatDoesNotExistIsNamed() {
    UnknownRoleException refusal =
        assertThrows(
            UnknownRoleException.class,
            () -> signUp.signUp(Stage.command("ada", "No Such Role"), Stage.SOURCE));

    assertEquals("No Such Role", refusal.requested());
    assertTrue(stage.users.isEmpty());
  }

  @Test
  void unknownRoleIsReportedBeforeAForbiddenOne() {
    assertThrows(
        UnknownRoleException.class,
        () -> signUp.signUp(Stage.command("ada", "admin", "nonsense"), Stage.SOURCE));
  }

  @Test
  void aNameInAnotherCaseIsTaken() {
    signUp.signUp(Stage.command("Ada"), Stage.SOURCE);

    assertThrows(
        UsernameTakenException.class,
        () ->
            signUp.signUp(
                Stage.commandOf("aDA", "other@example.org", Stage.PASSWORD), Stage.SOURCE));
  }

  @Test
  void anAddressInAnotherCaseIsTakenAndLeavesNoUser() {
    signUp.signUp(Stage.command("ada"), Stage.SOURCE);

    assertThrows(
        EmailTakenException.class,
        () ->
            signUp.signUp(Stage.commandOf("bob", "ADA@Example.ORG", Stage.PASSWORD), Stage.SOURCE));
    assertTrue(stage.users.findByUsername(new Username("bob")).isEmpty());
  }

  @Test
  void allViolationsAreReportedTogetherAndNothingIsStored() {
    ValidationException refusal =
        assertThrows(
            ValidationException.class,
            () -> signUp.signUp(Stage.commandOf("root", "r@example.org", "short"), Stage.SOURCE));

    assertEquals(ErrorCode.VALIDATION_FAILED, refusal.code());
    assertEquals(
        List.of("username reserved", "password too-short"),
        refusal.violations().stream().map(SignUpTest::summary).toList());
    assertTrue(stage.users.isEmpty());
  }

  @Test
  void ownNameAndAddressAreRefusedInAPassword() {
    for (String password : List.of("ada.lovelace rides", "the countess of code")) {
      ValidationException refusal =
          assertThrows(
              ValidationException.class,
              () ->
                  signUp.signUp(
                      Stage.commandOf("Ada.Lovelace", "countess@example.org", password),
                      Stage.SOURCE));
      assertEquals(
          List.of("password context-word"),
          refusal.violations().stream().map(SignUpTest::summary).toList());
    }
  }

  @Test
  void aBreachedPasswordIsRefused() {
    ValidationException refusal =
        assertThrows(
            ValidationException.class,
            () -> withBreached(typed -> true).signUp(Stage.command("ada"), Stage.SOURCE));

    assertEquals(
        List.of("password breached-password"),
        refusal.violations().stream().map(SignUpTest::summary).toList());
    assertTrue(stage.users.isEmpty());
  }

  @Test
  void passwordThatBreaksThePolicyIsNotLookedUp() {
    SignUp asking =
        withBreached(
            typed -> {
              throw new AssertionError("looked up");
            });
    assertThrows(
        ValidationException.class,
        () -> asking.signUp(Stage.commandOf("ada", "ada@example.org", "short"), Stage.SOURCE));
    assertThrows(
        UnknownRoleException.class,
        () -> asking.signUp(Stage.command("ada", "No Such Role"), Stage.SOURCE));
  }

  private SignUp withBreached(BreachedPasswords breached) {
    return stage.signUp(hasher, new PasswordRules(PasswordPolicy.DEFAULT, breached));
  }

  @Test
  void signUpRefusedAsBusyIsNotCounted() {
    int permits = RateLimitSettings.DEFAULT.signUp().permits();
    BusyPasswordHasher busy = new BusyPasswordHasher();
    SignUp signUpLater = stage.signUp(busy);
    busy.refusesHashes = true;
    for (int i = 0; i < 2 * permits; i++) {
      assertThrows(
          BusyException.class, () -> signUpLater.signUp(Stage.command("ada"), Stage.SOURCE));
    }
    assertTrue(stage.users.isEmpty());
    busy.refusesHashes = false;

    for (int i = 0; i < permits; i++) {
      signUpLater.signUp(Stage.command("user" + i), Stage.SOURCE);
    }
    assertThrows(
        TooManyAttemptsException.class,
        () -> signUpLater.signUp(Stage.command("ada"), Stage.SOURCE));
  }

  @Test
  void exactlyOneOfThirtyTwoSignUpsWithOneNameSucceeds() {
    Race<User> race =
        Race.of(
            32,
            lane ->
                signUp.signUp(
                    Stage.commandOf("popular", "lane" + lane + "@example.org", Stage.PASSWORD),
                    Stage.SOURCE));

    assertEquals(1, race.results().size());
    assertEquals(31, race.failuresOf(UsernameTakenException.class));
  }

  @Test
  void withoutAnAccessPolicySignUpIsUnavailable() {
    Stage unread = new Stage(false);

    assertThrows(
        StoreUnavailableException.class,
        () -> unread.signUp(hasher).signUp(Stage.command("ada"), Stage.SOURCE));
  }

  private static String summary(FieldViolation violation) {
    return violation.field() + " " + violation.code();
  }
}
