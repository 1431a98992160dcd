package dev.portcullis.application.account;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.BusyPasswordHasher;
import dev.portcullis.application.Stage;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.RefusalReason;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.Throttled;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.TooManyAttemptsException;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangePasswordThrottleTest {
  private static final int FREE = RateLimitSettings.DEFAULT.account().free();
  private static final String NEXT = "a long walk on the beach";

  private final Stage stage = new Stage();
  private final BusyPasswordHasher busy = new BusyPasswordHasher();
  private final CountingPasswordHasher hasher = new CountingPasswordHasher(busy);
  private final ChangePassword changing =
      stage.changePassword(hasher, PasswordRules.of(PasswordPolicy.DEFAULT));
  private final User ada = stage.stored(aUser().named("ada"));

  @Test
  void afterTenWrongPasswordsTheUserMustWaitAndNothingIsHashed() {
    fail(FREE);
    assertEquals(FREE, hasher.verifications());

    assertEquals(Duration.ofSeconds(1), refusal("wrong").retryAfter());
    assertEquals(Duration.ofSeconds(1), refusal(Stage.PASSWORD).retryAfter());
    assertEquals(FREE, hasher.verifications());
    stage.clock.advance(Duration.ofSeconds(1));
    fail(1);
    assertEquals(Duration.ofSeconds(2), refusal("wrong").retryAfter());
  }

  @Test
  void wrongPasswordsHereThrottleSignIn() {
    fail(FREE);

    assertEquals(new Throttled(Duration.ofSeconds(1)), signIn(Stage.PASSWORD));
  }

  @Test
  void wrongPasswordsAtSignInCountHere() {
    for (int i = 0; i < FREE; i++) {
      assertInstanceOf(Refused.class, signIn("wrong"));
    }
    assertEquals(Duration.ofSeconds(1), refusal(Stage.PASSWORD).retryAfter());
  }

  @Test
  void wrongPasswordsHereCountForSignInByAddress() {
    fail(FREE - 1);
    assertInstanceOf(Refused.class, signIn("ada@example.org", "wrong"));

    assertEquals(
        new Refused(RefusalReason.ACCOUNT_THROTTLED, Optional.of(ada.id())),
        signIn("ada@example.org", Stage.PASSWORD));
  }

  @Test
  void wrongPasswordsAtSignInByAddressCountHereAndTheUserIsTold() {
    for (int i = 0; i < FREE; i++) {
      assertInstanceOf(Refused.class, signIn("ada@example.org", "wrong"));
    }
    assertEquals(Duration.ofSeconds(1), refusal(Stage.PASSWORD).retryAfter());
  }

  @Test
  void successfulChangeResetsTheFailuresByAddress() {
    for (int i = 0; i < FREE - 1; i++) {
      assertInstanceOf(Refused.class, signIn("ada@example.org", "wrong"));
    }
    change(changing, Stage.PASSWORD);

    fail(FREE);
    refusal("wrong");
  }

  @Test
  void successfulChangeResetsTheFailures() {
    fail(FREE - 1);
    change(changing, Stage.PASSWORD);

    fail(FREE);
    refusal("wrong");
  }

  @Test
  void attemptWithoutAComparisonIsNotCounted() {
    busy.refusesVerification = true;
    for (int i = 0; i < 3 * FREE; i++) {
      assertThrows(BusyException.class, () -> change(changing, "wrong"));
    }
    busy.refusesVerification = false;

    fail(FREE);
    refusal("wrong");
  }

  @Test
  void rightPasswordWhileTheHasherIsBusyIsNotCounted() {
    busy.refusesHashes = true;
    for (int i = 0; i < 3 * FREE; i++) {
      assertThrows(BusyException.class, () -> change(changing, Stage.PASSWORD));
    }
    fail(FREE);
    refusal("wrong");
  }

  @Test
  void rightPasswordWithABreachedNewOneIsNotCounted() {
    ChangePassword breached =
        stage.changePassword(hasher, new PasswordRules(PasswordPolicy.DEFAULT, typed -> true));
    for (int i = 0; i < 3 * FREE; i++) {
      assertThrows(ValidationException.class, () -> change(breached, Stage.PASSWORD));
    }
    fail(FREE);
    refusal("wrong");
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThrows(WrongPasswordException.class, () -> change(changing, "wrong"));
    }
  }

  private TooManyAttemptsException refusal(String current) {
    return assertThrows(TooManyAttemptsException.class, () -> change(changing, current));
  }

  private void change(ChangePassword changePassword, String current) {
    try (PlainPassword now = PlainPassword.of(current);
        PlainPassword then = PlainPassword.of(NEXT)) {
      changePassword.change(stage.actor(ada), now, then, Stage.SOURCE);
    }
  }

  private SignInOutcome signIn(String typed) {
    return signIn("ada", typed);
  }

  private SignInOutcome signIn(String identifier, String typed) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return stage.signIn(hasher).signIn(identifier, password, Stage.ORIGIN);
    }
  }
}
