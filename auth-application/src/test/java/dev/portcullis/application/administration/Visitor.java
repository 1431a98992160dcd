package dev.portcullis.application.administration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.application.authentication.AuthenticationOutcome.Authenticated;
import dev.portcullis.application.authentication.IssuedTokens;
import dev.portcullis.application.authentication.RefreshOutcome;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.application.authentication.RefreshSession;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.FakePasswordHasher;

/**
 * A signed-in client.
 *
 * @param stage the stage
 * @param tokens the tokens it holds
 */
record Visitor(Stage stage, IssuedTokens tokens) {
  /** Signs in {@code user}, who has {@link Stage#PASSWORD}. */
  static Visitor signedIn(Stage stage, User user) {
    return new Visitor(stage, assertInstanceOf(SignedIn.class, signIn(stage, user)).tokens());
  }

  static SignInOutcome signIn(Stage stage, User user) {
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      return stage
          .signIn(FakePasswordHasher.current())
          .signIn(user.username().value(), password, Stage.ORIGIN);
    }
  }

  RefreshOutcome refresh() {
    return new RefreshSession(stage.accounts, stage.sessionTokens, RefreshAlarm.NONE)
        .refresh(tokens.refreshToken().text(), Stage.SOURCE);
  }

  void assertSignedIn() {
    assertTrue(isAuthenticated());
    assertInstanceOf(Refreshed.class, refresh());
  }

  void assertSignedOut() {
    assertFalse(isAuthenticated(), "the access token is still valid");
    assertInstanceOf(RefreshOutcome.Refused.class, refresh());
  }

  private boolean isAuthenticated() {
    Authenticate authenticate = new Authenticate(stage.tokens, stage.revocations, stage.clock);
    return authenticate.authenticate(tokens.accessToken().compact()) instanceof Authenticated;
  }
}
