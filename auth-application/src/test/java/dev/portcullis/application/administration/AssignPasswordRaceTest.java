package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.application.Stage;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.authentication.IssuedTokens;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.Race;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An administrator sets a password while somebody signs in with the old one, which is rehashed
 * then, and while its owner changes it: in any order, only the password that was set works, and no
 * earlier session.
 */
class AssignPasswordRaceTest {
  private static final int ROUNDS = 200;
  private static final PasswordRules RULES = PasswordRules.of(PasswordPolicy.DEFAULT);
  private static final String SET = "a long walk on the beach";
  private static final String CHANGED = "rain in the mountains again";

  @Test
  void onlyThePasswordThatWasSetWorksAndNoEarlierSession() {
    for (int round = 0; round < ROUNDS; round++) {
      Stage stage = new Stage();
      UserActor admin = stage.storedActor(RoleName.ADMIN);
      User ada = stage.stored(aUser());
      Visitor owner = Visitor.signedIn(stage, ada);
      restoreOldHash(stage, ada);

      Race<Optional<IssuedTokens>> race = Race.of(3, lane -> run(lane, stage, admin, ada, owner));

      assertEquals(
          race.failures().size(),
          race.failuresOf(ConcurrentUpdateException.class)
              + race.failuresOf(WrongPasswordException.class),
          race::toString);
      owner.assertSignedOut();
      race.results()
          .forEach(tokens -> tokens.ifPresent(held -> new Visitor(stage, held).assertSignedOut()));
      assertInstanceOf(Refused.class, signIn(stage, ada, Stage.PASSWORD));
      assertInstanceOf(Refused.class, signIn(stage, ada, CHANGED));
      assertInstanceOf(SignedIn.class, signIn(stage, ada, SET));
      assertEquals(
          1,
          stage.audit.events().stream()
              .filter(AdministrationEvent.PasswordSet.class::isInstance)
              .count());
    }
  }

  private static Optional<IssuedTokens> run(
      int lane, Stage stage, UserActor admin, User ada, Visitor owner) {
    switch (lane) {
      case 0 -> set(stage, admin, ada);
      case 1 -> change(stage, ada, owner);
      default -> {
        return signIn(stage, ada, Stage.PASSWORD) instanceof SignedIn in
            ? Optional.of(in.tokens())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static void set(Stage stage, UserActor admin, User ada) {
    try (PlainPassword next = PlainPassword.of(SET)) {
      new AssignPassword(stage.accounts, stage.authority, FakePasswordHasher.current(), RULES)
          .assign(admin, ada.id(), next);
    }
  }

  private static void change(Stage stage, User ada, Visitor owner) {
    UserActor actor = new UserActor(ada.id(), owner.tokens().refreshToken().session(), ada.roles());
    try (PlainPassword current = PlainPassword.of(Stage.PASSWORD);
        PlainPassword next = PlainPassword.of(CHANGED)) {
      stage
          .changePassword(FakePasswordHasher.current(), RULES)
          .change(actor, current, next, Stage.SOURCE);
    }
  }

  /** So that the next sign-in rehashes it. */
  private static void restoreOldHash(Stage stage, User ada) {
    var stored = stage.accounts.credentials().findByUser(ada.id()).orElseThrow();
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      PasswordHash old = FakePasswordHasher.outdated().hash(password);
      stage
          .accounts
          .credentials()
          .replace(stored.hash(), new Credential(ada.id(), old, stored.changedAt()));
    }
  }

  private static SignInOutcome signIn(Stage stage, User user, String text) {
    try (PlainPassword password = PlainPassword.of(text)) {
      return stage
          .signIn(FakePasswordHasher.current())
          .signIn(user.username().value(), password, Stage.ORIGIN);
    }
  }
}
