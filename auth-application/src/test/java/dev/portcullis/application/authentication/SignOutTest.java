package dev.portcullis.application.authentication;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.application.Stage;
import dev.portcullis.application.administration.AssignRole;
import dev.portcullis.application.authentication.AuthenticationOutcome.Authenticated;
import dev.portcullis.application.authentication.AuthenticationOutcome.Rejected;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.application.authentication.RefreshOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.Race;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignOutTest {
  private final Stage stage = new Stage();
  private final User ada = stage.stored(aUser().named("ada"));
  private final SignIn signIn = stage.signIn(FakePasswordHasher.current());
  private final RefreshSession refresh =
      new RefreshSession(stage.accounts, stage.sessionTokens, RefreshAlarm.NONE);
  private final SignOut signOut = new SignOut(stage.accounts, stage.sessionTokens);
  private final Authenticate authenticate =
      new Authenticate(stage.tokens, stage.revocations, stage.clock);

  @Test
  void signOutEndsTheSessionAndItsTokens() {
    IssuedTokens first = signedIn();
    IssuedTokens second = refreshed(first);

    signOut.signOut(Optional.of(text(first)), Optional.empty(), Stage.SOURCE);

    assertEquals(new Refused(RefreshRefusal.ENDED), refresh(first));
    assertEquals(new Refused(RefreshRefusal.ENDED), refresh(second));
    assertRevoked(second);
    signOut.signOut(Optional.of(text(first)), Optional.empty(), Stage.SOURCE);
    signOut.signOut(Optional.of("junk"), Optional.empty(), Stage.SOURCE);
  }

  @Test
  void anAccessTokenSignsOutItsSessionAlone() {
    IssuedTokens here = signedIn();
    IssuedTokens elsewhere = signedIn();
    Authenticated who = assertInstanceOf(Authenticated.class, authenticate(here));

    signOut.signOut(Optional.empty(), who.session(), Stage.SOURCE);

    assertEquals(new Refused(RefreshRefusal.ENDED), refresh(here));
    refreshed(elsewhere);
  }

  @Test
  void signOutDuringARefreshLeavesNoAccess() {
    for (int i = 0; i < 200; i++) {
      IssuedTokens tokens = signedIn();
      Race<Optional<IssuedTokens>> race =
          Race.of(
              2,
              lane -> {
                if (lane == 0) {
                  signOut.signOut(Optional.of(text(tokens)), Optional.empty(), Stage.SOURCE);
                  return Optional.empty();
                }
                return refresh(tokens)
                    .fold((user, next) -> Optional.of(next), reason -> Optional.empty());
              });
      assertEquals(2, race.results().size(), race::toString);
      assertEquals(new Refused(RefreshRefusal.ENDED), refresh(tokens));
      race.results().stream()
          .flatMap(Optional::stream)
          .forEach(
              next -> {
                assertRevoked(next);
                assertEquals(new Refused(RefreshRefusal.ENDED), refresh(next));
              });
    }
  }

  /** Sign-out works although the roles in the token are out of date. */
  @Test
  void accessTokenIssuedBeforeAChangeOfRolesSignsOutToo() {
    IssuedTokens tokens = signedIn();
    new AssignRole(stage.authority, stage.journal)
        .assign(stage.storedActor(RoleName.ADMIN), ada.id(), RoleName.MODERATOR);
    AuthenticationOutcome outdated = authenticate(tokens);
    assertInstanceOf(Rejected.class, outdated);

    signOut.signOut(Optional.empty(), outdated.session(), Stage.SOURCE);

    assertEquals(new Refused(RefreshRefusal.ENDED), refresh(tokens));
  }

  private IssuedTokens signedIn() {
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      return assertInstanceOf(SignedIn.class, signIn.signIn("ada", password, Stage.ORIGIN))
          .tokens();
    }
  }

  private RefreshOutcome refresh(IssuedTokens tokens) {
    return refresh.refresh(text(tokens), Stage.SOURCE);
  }

  private IssuedTokens refreshed(IssuedTokens tokens) {
    return assertInstanceOf(Refreshed.class, refresh(tokens)).tokens();
  }

  private AuthenticationOutcome authenticate(IssuedTokens tokens) {
    return authenticate.authenticate(tokens.accessToken().compact());
  }

  private void assertRevoked(IssuedTokens tokens) {
    assertEquals(
        new Rejected(RejectionReason.REVOKED, Optional.of(tokens.refreshToken().session())),
        authenticate(tokens));
  }

  private static String text(IssuedTokens tokens) {
    return tokens.refreshToken().text();
  }
}
