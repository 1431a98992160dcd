package dev.portcullis.application.authentication;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.application.Stage;
import dev.portcullis.application.authentication.AuthenticationOutcome.Authenticated;
import dev.portcullis.application.authentication.AuthenticationOutcome.Rejected;
import dev.portcullis.application.authentication.AuthenticationOutcome.Unavailable;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import org.junit.jupiter.api.Test;

class AuthenticateTest {
  private final Stage stage = new Stage();
  private final Authenticate authenticate =
      new Authenticate(stage.tokens, stage.revocations, stage.clock);

  @Test
  void validTokenAuthenticatesItsSubjectAndSession() {
    User ada = stage.stored(aUser().named("ada"));
    SignedIn welcome = signIn();

    AuthenticationOutcome outcome =
        authenticate.authenticate(welcome.tokens().accessToken().compact());

    assertEquals(
        new Authenticated(
            new UserActor(ada.id(), welcome.tokens().refreshToken().session(), ada.roles())),
        outcome);
  }

  @Test
  void tokenIsRejectedFromItsExpiryOn() {
    stage.stored(aUser().named("ada"));
    String token = signIn().tokens().accessToken().compact();

    stage.clock.advance(Stage.TOKEN_LIFETIME);

    assertEquals(new Rejected(RejectionReason.EXPIRED), authenticate.authenticate(token));
  }

  @Test
  void junkIsRejected() {
    assertInstanceOf(Rejected.class, authenticate.authenticate("junk"));
  }

  @Test
  void withoutKeysAuthenticationIsUnavailable() {
    Authenticate blind =
        new Authenticate(FakeAccessTokens.withoutKeys(stage.clock), stage.revocations, stage.clock);

    assertEquals(new Unavailable(), blind.authenticate("anything"));
  }

  private SignedIn signIn() {
    SignIn signIn = stage.signIn(FakePasswordHasher.current());
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      return assertInstanceOf(SignedIn.class, signIn.signIn("ada", password, Stage.ORIGIN));
    }
  }
}
