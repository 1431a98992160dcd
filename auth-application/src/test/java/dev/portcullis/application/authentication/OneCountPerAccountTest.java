package dev.portcullis.application.authentication;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.application.Stage;
import dev.portcullis.application.authentication.SignInOutcome.RefusalReason;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.application.authentication.SignInOutcome.Throttled;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures by username and by address count together, without revealing it. */
class OneCountPerAccountTest {
  private static final int FREE = RateLimitSettings.DEFAULT.account().free();
  private static final String NAME = "ada";
  private static final String ADDRESS = "ada@example.org";
  private static final SourceAddress HOME = source("203.0.113.7");
  private static final SourceAddress ATTACKER = source("198.51.100.9");

  private final Stage stage = new Stage();
  private final CountingPasswordHasher hasher = new CountingPasswordHasher();
  private final SignIn signIn = stage.signIn(hasher);
  private final User ada = stage.stored(aUser().named(NAME));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9, 10})
  void atMostTenFailuresAreComparedInAnyMixture(int byName) {
    fail(NAME, byName);
    fail(ADDRESS, FREE - byName);

    for (String identifier : new String[] {NAME, ADDRESS}) {
      SignInOutcome outcome = attempt(identifier, Stage.PASSWORD, ATTACKER);
      boolean isOverByItself = identifier.equals(NAME) ? byName == FREE : byName == 0;
      assertEquals(isOverByItself ? new Throttled(Duration.ofSeconds(1)) : throttled(), outcome);
    }
  }

  @Test
  void failuresFromManySourcesAddUp() {
    for (int i = 0; i < FREE; i++) {
      String identifier = i % 2 == 0 ? NAME : ADDRESS;
      assertEquals(wrong(), attempt(identifier, "wrong", source("198.51.100." + i)));
    }
    assertEquals(throttled(), attempt(NAME, Stage.PASSWORD, source("198.51.100.200")));
  }

  @Test
  void concealedAttemptCostsTheSameAsAFailureAndIsAudited() {
    fail(NAME, FREE - 1);
    fail(ADDRESS, 1);
    int verifications = hasher.verifications();

    assertEquals(throttled(), attempt(ADDRESS, Stage.PASSWORD, ATTACKER));
    assertEquals(verifications + 1, hasher.verifications());
    assertEquals(
        new AuditEvent.SignInRefused(Optional.of(ada.id()), "account-throttled", ATTACKER),
        stage.audit.events().get(stage.audit.events().size() - 1));
  }

  @Test
  void concealedAttemptsDoNotExtendTheDelay() {
    fail(NAME, FREE - 1);
    fail(ADDRESS, 1);
    for (int i = 0; i < FREE - 2; i++) {
      assertEquals(throttled(), attempt(ADDRESS, "wrong", ATTACKER));
    }
    stage.clock.advance(Duration.ofSeconds(1));
    assertInstanceOf(SignedIn.class, attempt(ADDRESS, Stage.PASSWORD, ATTACKER));
  }

  @ParameterizedTest
  @CsvSource({"ada, ada@example.org", "ada@example.org, ada"})
  void successfulSignInByEitherResetsAllFailures(String first, String then) {
    fail(first, FREE - 1);
    assertInstanceOf(SignedIn.class, attempt(then, Stage.PASSWORD, ATTACKER));

    fail(first, FREE - 1);
    fail(then, 1);
    assertEquals(throttled(), attempt(then, Stage.PASSWORD, ATTACKER));
  }

  @ParameterizedTest
  @ValueSource(strings = {NAME, ADDRESS})
  void ownerSignsInFromAKnownSourceDuringAnAttackOnBoth(String identifier) {
    assertInstanceOf(SignedIn.class, attempt(NAME, Stage.PASSWORD, HOME));
    for (int i = 0; i < 20 * FREE; i++) {
      attempt(i % 2 == 0 ? NAME : ADDRESS, "a guess", ATTACKER);
      stage.clock.advance(Duration.ofSeconds(10));
    }
    fail(NAME, FREE / 2, HOME);
    fail(ADDRESS, FREE / 2 - 1, HOME);
    assertInstanceOf(SignedIn.class, attempt(identifier, Stage.PASSWORD, HOME));
  }

  @Test
  void knownSourceHasTheSameNumberOfGuessesByBothIdentifiersAsByOne() {
    assertInstanceOf(SignedIn.class, attempt(NAME, Stage.PASSWORD, HOME));
    fail(NAME, FREE - 1, HOME);
    fail(ADDRESS, 1, HOME);
    assertEquals(throttled(), attempt(ADDRESS, Stage.PASSWORD, HOME));
  }

  private Refused wrong() {
    return new Refused(RefusalReason.WRONG_PASSWORD, Optional.of(ada.id()));
  }

  private Refused throttled() {
    return new Refused(RefusalReason.ACCOUNT_THROTTLED, Optional.of(ada.id()));
  }

  private void fail(String identifier, int times) {
    fail(identifier, times, ATTACKER);
  }

  private void fail(String identifier, int times, SourceAddress source) {
    for (int i = 0; i < times; i++) {
      assertEquals(wrong(), attempt(identifier, "wrong", source), "at failure " + i);
    }
  }

  private SignInOutcome attempt(String identifier, String typed, SourceAddress source) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return signIn.signIn(identifier, password, SessionOrigin.of(source));
    }
  }

  private static SourceAddress source(String text) {
    return SourceAddress.parse(text).orElseThrow();
  }
}
