package dev.portcullis.application.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.BusyPasswordHasher;
import dev.portcullis.application.Stage;
import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.UserFixture;
import org.junit.jupiter.api.Test;

final class BusySignInTest {
  private final Stage stage = new Stage();
  private final BusyPasswordHasher hasher = new BusyPasswordHasher();
  private final SignIn signIn = stage.signIn(hasher);
  private final User ada = UserFixture.aUser().named("ada").build();

  @Test
  void rightPasswordSignsInEvenIfTheRehashIsRefusedAsBusy() {
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      PasswordHash outdated = FakePasswordHasher.outdated().hash(password);
      stage.stored(ada, outdated);
      hasher.refusesHashes = true;

      assertInstanceOf(SignInOutcome.SignedIn.class, signIn.signIn("ada", password, Stage.ORIGIN));
      assertEquals(
          outdated, stage.accounts.credentials().findByUser(ada.id()).orElseThrow().hash());
    }
  }

  @Test
  void busyHasherRefusesWithoutAnOutcome() {
    stage.stored(UserFixture.aUser().named("bob"));
    hasher.refusesVerification = true;
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      assertThrows(BusyException.class, () -> signIn.signIn("bob", password, Stage.ORIGIN));
      assertThrows(BusyException.class, () -> signIn.signIn("nobody", password, Stage.ORIGIN));
    }
  }
}
