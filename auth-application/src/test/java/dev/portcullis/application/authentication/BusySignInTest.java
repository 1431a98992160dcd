package dev.portcullis.application.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.UserFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BusySignInTest {
  private final Stage stage = new Stage();
  private final BusyHasher hasher = new BusyHasher();
  private final SignIn signIn = stage.signIn(hasher);
  private final User ada = UserFixture.aUser().named("ada").build();

  @Test
  void whoGaveTheRightPasswordIsLetInThoughNobodyHasTimeForABetterHash() {
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
  void anUncheckedPasswordIsNeitherRightNorWrong() {
    stage.stored(UserFixture.aUser().named("bob"));
    hasher.refusesVerification = true;
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      assertThrows(BusyException.class, () -> signIn.signIn("bob", password, Stage.ORIGIN));
      assertThrows(BusyException.class, () -> signIn.signIn("nobody", password, Stage.ORIGIN));
    }
  }

  private static final class BusyHasher implements PasswordHasher {
    private final PasswordHasher hasher = FakePasswordHasher.current();
    private boolean refusesHashes;
    private boolean refusesVerification;

    @Override
    public PasswordHash hash(PlainPassword password) {
      refuseIf(refusesHashes);
      return hasher.hash(password);
    }

    @Override
    public boolean verify(PlainPassword password, PasswordHash hash) {
      refuseIf(refusesVerification);
      return hasher.verify(password, hash);
    }

    @Override
    public Optional<HashDefect> defect(PasswordHash hash) {
      return hasher.defect(hash);
    }

    @Override
    public boolean needsRehash(PasswordHash hash) {
      return hasher.needsRehash(hash);
    }

    private static void refuseIf(boolean busy) {
      if (busy) {
        throw new BusyException("as the test wants it");
      }
    }
  }
}
