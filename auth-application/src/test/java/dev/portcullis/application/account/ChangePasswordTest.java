package dev.portcullis.application.account;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangePasswordTest {
  private static final String NEXT = "a long walk on the beach";

  private final Stage stage = new Stage();
  private final PasswordHasher hasher = FakePasswordHasher.current();
  private final List<String> alarms = new ArrayList<>();
  private final User ada = stage.stored(aUser().named("Ada.Lovelace").withEpoch(7));

  @Test
  void newPasswordReplacesTheOldOne() {
    stage.clock.advance(Duration.ofDays(1));

    change(ada, Stage.PASSWORD, NEXT);

    assertTrue(verifies(NEXT));
    assertFalse(verifies(Stage.PASSWORD));
    assertEquals(stage.clock.instant(), credential().changedAt());
  }

  @Test
  void accessTokensIssuedBeforeAreRevoked() {
    change(ada, Stage.PASSWORD, NEXT);

    assertEquals(8, stage.users.findById(ada.id()).orElseThrow().epoch());
  }

  @Test
  void wrongCurrentPasswordChangesNothing() {
    for (String wrong : List.of("", "wrong", NEXT, Stage.PASSWORD + " ")) {
      assertThrows(WrongPasswordException.class, () -> change(ada, wrong, NEXT));
    }
    isUnchanged();
  }

  @ParameterizedTest
  @CsvSource({
    "short, too-short",
    "ada.lovelace forever, context-word",
    "abcdefghijklmnopq, sequence"
  })
  void newPasswordMustSatisfyThePolicyForThisUser(String next, String code) {
    ValidationException refusal =
        assertThrows(ValidationException.class, () -> change(ada, Stage.PASSWORD, next));

    assertEquals(List.of("newPassword " + code), summaries(refusal));
    isUnchanged();
  }

  @Test
  void breachedPasswordsAreLookedUpOnlyAfterTheRightCurrentPassword() {
    PasswordRules breached = new PasswordRules(PasswordPolicy.DEFAULT, typed -> true);
    ChangePassword asking = with(breached);

    ValidationException refusal =
        assertThrows(ValidationException.class, () -> change(asking, Stage.PASSWORD, NEXT));
    assertEquals(List.of("newPassword breached-password"), summaries(refusal));
    assertThrows(WrongPasswordException.class, () -> change(asking, "wrong", NEXT));
    isUnchanged();
  }

  @Test
  void noTransactionIsOpenWhileABreachIsLookedUp() {
    PasswordRules asking =
        new PasswordRules(
            PasswordPolicy.DEFAULT,
            typed -> stage.transactions.inTransaction(() -> typed.length() == 0));

    change(with(asking), Stage.PASSWORD, NEXT);

    assertTrue(verifies(NEXT));
  }

  @Test
  void ofEightChangesAtOnceExactlyOneSucceeds() {
    Race<Boolean> race =
        Race.of(
            8,
            lane -> {
              change(ada, Stage.PASSWORD, NEXT + lane);
              return true;
            });

    assertEquals(1, race.results().size(), race::toString);
    assertEquals(
        7,
        race.failuresOf(ConcurrentUpdateException.class)
            + race.failuresOf(WrongPasswordException.class));
    assertEquals(8, stage.users.findById(ada.id()).orElseThrow().epoch());
  }

  @Test
  void removedAndInactiveUsersAreRefused() {
    User gone = aUser().named("gone").build();
    User disabled = stage.stored(aUser().named("disabled").withStatus(UserStatus.DISABLED));

    assertThrows(InvalidTokenException.class, () -> change(gone, Stage.PASSWORD, NEXT));
    assertThrows(InvalidTokenException.class, () -> change(disabled, Stage.PASSWORD, NEXT));
  }

  @Test
  void unreadableHashIsRefusedLikeAWrongPasswordAndReportedEachTime() {
    User broken = aUser().named("broken").build();
    stage.stored(broken, new PasswordHash("!"));

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThrows(WrongPasswordException.class, () -> change(broken, Stage.PASSWORD, NEXT));
    }
    assertThrows(WrongPasswordException.class, () -> change(ada, "wrong", NEXT));
    String alarm = broken.id() + " MALFORMED";
    assertEquals(List.of(alarm, alarm), alarms);
  }

  private void isUnchanged() {
    assertTrue(verifies(Stage.PASSWORD));
    assertEquals(7, stage.users.findById(ada.id()).orElseThrow().epoch());
  }

  private boolean verifies(String typed) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return hasher.verify(password, credential().hash());
    }
  }

  private Credential credential() {
    return stage.accounts.credentials().findByUser(ada.id()).orElseThrow();
  }

  private ChangePassword with(PasswordRules rules) {
    return new ChangePassword(
        stage.accounts,
        hasher,
        (user, defect) -> alarms.add(user + " " + defect),
        rules,
        stage.guard);
  }

  private void change(ChangePassword changePassword, String current, String next) {
    change(changePassword, ada, current, next);
  }

  private void change(User user, String current, String next) {
    change(with(PasswordRules.of(PasswordPolicy.DEFAULT)), user, current, next);
  }

  private void change(ChangePassword changePassword, User user, String current, String next) {
    try (PlainPassword now = PlainPassword.of(current);
        PlainPassword then = PlainPassword.of(next)) {
      changePassword.change(stage.actor(user), now, then, Stage.SOURCE);
    }
  }

  private static List<String> summaries(ValidationException refusal) {
    return refusal.violations().stream().map(ChangePasswordTest::summary).toList();
  }

  private static String summary(FieldViolation violation) {
    return violation.field() + " " + violation.code();
  }
}
