package dev.portcullis.application.authentication;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.authentication.SignInOutcome.RefusalReason;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static final List<String> HOSTILE =
      List.of("", " ", " \t\n ", "\u2003\u2003", "x".repeat(4_097));

  private final Stage stage = new Stage();
  private final CountingPasswordHasher hasher = new CountingPasswordHasher();
  private final List<String> alarms = new ArrayList<>();
  private final SignIn signIn =
      stage.signIn(hasher, (user, defect) -> alarms.add(user + " " + defect));

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "ada", "ADA", "ada@example.org", "Ada@EXAMPLE.org"})
  void usernameAndAddressAreAcceptedInAnyCase(String identifier) {
    User ada = stage.stored(aUser().named("Ada"));

    assertEquals(ada, signedIn(identifier).user());
  }

  @Test
  void tokenContainsTheUserAndItsRoles() {
    User ada = stage.stored(aUser().named("ada").withRoles(RoleName.ADMIN).withEpoch(7));

    SignedIn welcome = signedIn("ada");

    Verified verified =
        assertInstanceOf(
            Verified.class, stage.tokens.verify(welcome.tokens().accessToken().compact()));
    AccessTokenClaims claims = verified.claims();
    assertEquals(ada.id(), claims.subject());
    assertEquals(welcome.tokens().refreshToken().session(), claims.session());
    assertEquals(ada.roles(), claims.roles());
    assertEquals(7, claims.epoch());
    assertEquals(stage.clock.instant(), claims.issuedAt());
    assertEquals(stage.clock.instant().plus(Stage.TOKEN_LIFETIME), claims.expiresAt());
    assertEquals(Stage.TOKEN_LIFETIME, welcome.tokens().expiresIn());
  }

  @Test
  void everySignInOpensASessionOfItsOwn() {
    stage.stored(aUser().named("ada"));

    assertNotEquals(
        signedIn("ada").tokens().refreshToken().session(),
        signedIn("ada").tokens().refreshToken().session());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "nobody@example.org", "", "a b", "@", "\0", "x\ud800"})
  void unknownIdentifierIsRefused(String identifier) {
    assertEquals(RefusalReason.UNKNOWN_USER, refusal(identifier, Stage.PASSWORD));
  }

  @Test
  void anotherPasswordIsRefused() {
    stage.stored(aUser().named("ada"));

    assertEquals(RefusalReason.WRONG_PASSWORD, refusal("ada", Stage.PASSWORD + " "));
  }

  @ParameterizedTest
  @EnumSource(value = UserStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
  void anAccountThatIsNotActiveIsRefused(UserStatus status) {
    stage.stored(aUser().named("ada").withStatus(status));

    assertEquals(RefusalReason.NOT_ACTIVE, refusal("ada", Stage.PASSWORD));
  }

  @Test
  void everyAttemptCostsOneVerification() {
    stage.stored(aUser().named("ada"));
    stage.stored(aUser().named("gone").withStatus(UserStatus.DISABLED));
    stage.stored(aUser().named("broken").build(), new PasswordHash("!"));

    assertEquals(1, verificationsOf("ada", Stage.PASSWORD));
    assertEquals(1, verificationsOf("ada", "wrong"));
    assertEquals(1, verificationsOf("gone", Stage.PASSWORD));
    assertEquals(1, verificationsOf("nobody", "wrong"));
    assertEquals(1, verificationsOf("not a name", "wrong"));
    assertEquals(1, verificationsOf("broken", Stage.PASSWORD));
    for (String hostile : HOSTILE) {
      assertEquals(1, verificationsOf("ada", hostile));
      assertEquals(1, verificationsOf("nobody", hostile));
    }
  }

  @Test
  void unusablePasswordsAreRefusedForEveryUser() {
    stage.stored(aUser().named("ada"));
    for (String hostile : HOSTILE) {
      for (String identifier : List.of("ada", "nobody", "")) {
        assertEquals(RefusalReason.HOSTILE_PASSWORD, refusal(identifier, hostile));
      }
    }
  }

  @Test
  void passwordsOf73BytesOr4096CharactersAreLikeAnyOther() {
    stage.stored(aUser().named("ada"));
    for (String odd : List.of("a".repeat(73), "🔑".repeat(19), "x".repeat(4_096))) {
      assertEquals(RefusalReason.WRONG_PASSWORD, refusal("ada", odd));
      assertEquals(RefusalReason.UNKNOWN_USER, refusal("nobody", odd));
    }
  }

  @Test
  void unreadableHashIsRefusedLikeAWrongPasswordAndReportedEachTime() {
    User broken = aUser().named("broken").build();
    stage.stored(broken, new PasswordHash("!"));
    stage.stored(aUser().named("ada"));

    for (int attempt = 0; attempt < 2; attempt++) {
      assertEquals(RefusalReason.WRONG_PASSWORD, refusal("broken", Stage.PASSWORD));
    }
    refusal("ada", "wrong");
    refusal("nobody", "wrong");
    String alarm = broken.id() + " MALFORMED";
    assertEquals(List.of(alarm, alarm), alarms);
  }

  @Test
  void outdatedHashIsReplacedAtTheNextSuccessfulSignIn() {
    User ada = aUser().named("ada").build();
    PasswordHash outdated = FakePasswordHasher.outdated().hash(PlainPassword.of(Stage.PASSWORD));
    stage.stored(ada, outdated);
    assertTrue(hasher.needsRehash(outdated));

    refusal("ada", "wrong");
    assertEquals(outdated, storedHash(ada));

    signedIn("ada");
    assertFalse(hasher.needsRehash(storedHash(ada)));
    signedIn("ada");
  }

  private PasswordHash storedHash(User user) {
    return stage.accounts.credentials().findByUser(user.id()).orElseThrow().hash();
  }

  private SignedIn signedIn(String identifier) {
    return assertInstanceOf(SignedIn.class, attempt(identifier, Stage.PASSWORD));
  }

  private RefusalReason refusal(String identifier, String password) {
    return assertInstanceOf(Refused.class, attempt(identifier, password)).reason();
  }

  private int verificationsOf(String identifier, String password) {
    int before = hasher.verifications();
    attempt(identifier, password);
    return hasher.verifications() - before;
  }

  private SignInOutcome attempt(String identifier, String typed) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return signIn.signIn(identifier, password, Stage.ORIGIN);
    }
  }
}
