package dev.portcullis.application.authentication;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.administration.AssignRole;
import dev.portcullis.application.authentication.AuthenticationOutcome.Authenticated;
import dev.portcullis.application.authentication.AuthenticationOutcome.Rejected;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.application.authentication.RefreshOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshSessionTest {
  private static final Duration PAST_GRACE = SessionPolicy.DEFAULT.grace();

  private final Stage stage = new Stage();
  private final User ada = stage.stored(aUser().named("ada"));
  private final SignIn signIn = stage.signIn(FakePasswordHasher.current());
  private final List<RefreshRefusal> alarms = new ArrayList<>();
  private final RefreshSession refresh =
      new RefreshSession(
          stage.accounts, stage.sessionTokens, (session, reason) -> alarms.add(reason));
  private final RenewAccess renew =
      new RenewAccess(stage.accounts, stage.sessionTokens, RefreshAlarm.NONE);
  private final Authenticate authenticate =
      new Authenticate(stage.tokens, stage.revocations, stage.clock);

  @Test
  void theCurrentTokenIsReplacedInTheSameSession() {
    IssuedTokens first = signedIn();

    IssuedTokens second = refreshed(first);

    assertEquals(first.refreshToken().session(), second.refreshToken().session());
    assertNotEquals(text(first), text(second));
    assertEquals(SessionPolicy.DEFAULT.idle(), second.refreshExpiresIn());
    assertInstanceOf(Authenticated.class, authenticate(second));
    assertInstanceOf(Authenticated.class, authenticate(first));
  }

  @Test
  void replacedTokenReturnsTheSameSuccessorWithinTheGrace() {
    IssuedTokens first = signedIn();
    IssuedTokens lost = refreshed(first);

    stage.clock.advance(PAST_GRACE.minusMillis(1));

    assertEquals(text(lost), text(refreshed(first)));
    assertEquals(text(lost), text(refreshed(first)));
    assertNotEquals(text(lost), text(refreshed(lost)));
  }

  @Test
  void concurrentRefreshesGetTheSameSuccessor() {
    IssuedTokens first = signedIn();

    Race<IssuedTokens> race = Race.of(16, lane -> refreshed(first));

    assertEquals(16, race.results().size(), race::toString);
    Set<String> successors = new HashSet<>();
    race.results().forEach(tokens -> successors.add(text(tokens)));
    assertEquals(1, successors.size());
  }

  @Test
  void aReplacedTokenEndsTheSessionForBothAfterTheGrace() {
    IssuedTokens first = signedIn();
    IssuedTokens second = refreshed(first);

    stage.clock.advance(PAST_GRACE);

    assertEquals(new Refused(RefreshRefusal.REUSED), refresh(first));
    assertEquals(List.of(RefreshRefusal.REUSED), alarms);
    assertEquals(new Refused(RefreshRefusal.ENDED), refresh(second));
    assertRevoked(second);
    assertEquals(
        Optional.of(SessionEndReason.REFRESH_TOKEN_REUSED), endOf(first.refreshToken().session()));
  }

  @Test
  void aTokenReplacedTwiceEndsTheSessionAtOnce() {
    IssuedTokens first = signedIn();
    IssuedTokens third = refreshed(refreshed(first));

    assertEquals(new Refused(RefreshRefusal.REUSED), refresh(first));
    assertEquals(new Refused(RefreshRefusal.ENDED), refresh(third));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "junk", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void textThatIsNoGenuineTokenIsRefused(String text) {
    assertEquals(new Refused(RefreshRefusal.FORGED), refresh.refresh(text, Stage.SOURCE));
  }

  @Test
  void forgedTokenDoesNotEndTheSession() {
    IssuedTokens tokens = signedIn();
    String forged = text(tokens).substring(0, 40) + "A".repeat(35);

    assertEquals(new Refused(RefreshRefusal.FORGED), refresh.refresh(forged, Stage.SOURCE));

    refreshed(tokens);
  }

  @Test
  void sessionExpiresWhenItIsNotUsed() {
    IssuedTokens tokens = signedIn();
    stage.clock.advance(SessionPolicy.DEFAULT.idle());

    assertEquals(new Refused(RefreshRefusal.EXPIRED), refresh(tokens));
  }

  @Test
  void sessionAndItsAccessTokensExpireAtTheAbsoluteLimit() {
    IssuedTokens tokens = signedIn();
    Duration step = Duration.ofDays(10);
    for (int i = 0; i < 8; i++) {
      stage.clock.advance(step);
      tokens = refreshed(tokens);
    }
    stage.clock.advance(step.minusMinutes(5));

    IssuedTokens last = refreshed(tokens);

    assertEquals(Duration.ofMinutes(5), last.expiresIn());
    assertEquals(Duration.ofMinutes(5), last.refreshExpiresIn());
    stage.clock.advance(Duration.ofMinutes(5));
    assertEquals(new Refused(RefreshRefusal.EXPIRED), refresh(last));
  }

  @Test
  void refreshedTokenHasTheCurrentRoles() {
    IssuedTokens tokens = signedIn();
    assign(RoleName.MODERATOR);
    assertRevoked(tokens);

    Authenticated outcome = assertInstanceOf(Authenticated.class, authenticate(refreshed(tokens)));

    assertTrue(outcome.actor().roles().contains(RoleName.MODERATOR));
  }

  @Test
  void inactiveUserIsRefused() {
    IssuedTokens tokens = signedIn();
    stage.transactions.inTransaction(
        () -> {
          User user = stage.users.lockById(ada.id()).orElseThrow();
          stage.users.update(user.withStatus(UserStatus.LOCKED));
        });

    assertEquals(new Refused(RefreshRefusal.USER_NOT_ACTIVE), refresh(tokens));
  }

  @Test
  void renewalKeepsTheRefreshTokenAndTheRules() {
    IssuedTokens first = signedIn();
    stage.clock.advance(Duration.ofDays(13));

    IssuedTokens renewed = assertInstanceOf(Refreshed.class, renew(first)).tokens();

    assertEquals(text(first), text(renewed));
    assertEquals(SessionPolicy.DEFAULT.idle(), renewed.refreshExpiresIn());
    refreshed(first);
    stage.clock.advance(PAST_GRACE);
    assertEquals(new Refused(RefreshRefusal.REUSED), renew(first));
  }

  @Test
  void auditTrailRecordsEveryStepWithoutSecrets() {
    IssuedTokens first = signedIn();
    IssuedTokens second = refreshed(first);
    stage.clock.advance(PAST_GRACE);
    refresh(first);
    // Repeating an old token adds nothing to the trail.
    refresh(first);
    refresh(second);
    SessionId session = first.refreshToken().session();

    assertEquals(
        List.of(
            new AuditEvent.SignedUp(ada.id(), Stage.SOURCE),
            new AuditEvent.SignedIn(ada.id(), session, Stage.SOURCE),
            new AuditEvent.SessionRefreshed(ada.id(), session, Stage.SOURCE),
            new AuditEvent.RefreshRefused(ada.id(), session, RefreshRefusal.REUSED, Stage.SOURCE)),
        stage.audit.events());
    String trail = stage.audit.entries().toString();
    for (IssuedTokens tokens : List.of(first, second)) {
      assertEquals(-1, trail.indexOf(text(tokens)));
      assertEquals(-1, trail.indexOf(tokens.accessToken().compact()));
    }
  }

  private void assign(RoleName role) {
    AssignRole assign = new AssignRole(stage.authority, stage.journal);
    assign.assign(stage.storedActor(RoleName.ADMIN), ada.id(), role);
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

  private RefreshOutcome renew(IssuedTokens tokens) {
    return renew.renew(text(tokens), Stage.SOURCE);
  }

  private IssuedTokens refreshed(IssuedTokens tokens) {
    return assertInstanceOf(Refreshed.class, refresh(tokens)).tokens();
  }

  private AuthenticationOutcome authenticate(IssuedTokens tokens) {
    stage.revocations.caughtUp(stage.clock.instant());
    return authenticate.authenticate(tokens.accessToken().compact());
  }

  private void assertRevoked(IssuedTokens tokens) {
    assertEquals(
        new Rejected(RejectionReason.REVOKED, Optional.of(tokens.refreshToken().session())),
        authenticate(tokens));
  }

  private Optional<SessionEndReason> endOf(SessionId id) {
    return stage.sessions.findById(id).orElseThrow().end().map(end -> end.reason());
  }

  private static String text(IssuedTokens tokens) {
    return tokens.refreshToken().text();
  }
}
