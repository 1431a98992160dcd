package dev.portcullis.application.authentication;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.application.authentication.SignInOutcome.Throttled;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInThrottleTest {
  private static final int FREE = RateLimitSettings.DEFAULT.account().free();
  private static final SourceAddress HOME = source("203.0.113.7");
  private static final SourceAddress ATTACKER = source("198.51.100.9");

  private final Stage stage = new Stage();
  private final CountingPasswordHasher hasher = new CountingPasswordHasher();
  private final SignIn signIn = stage.signIn(hasher);

  @ParameterizedTest
  @ValueSource(strings = {"ada", "ada@example.org", "gone", "nobody", "not a name!", ""})
  void afterTenFailuresTheClientMustWaitAndNothingIsHashed(String identifier) {
    stage.stored(aUser().named("ada"));
    stage.stored(aUser().named("gone").withStatus(UserStatus.DISABLED));
    fail(identifier, ATTACKER, FREE);
    int hashes = hasher.verifications();

    assertEquals(new Throttled(Duration.ofSeconds(1)), attempt(identifier, "x", ATTACKER));
    assertEquals(
        new Throttled(Duration.ofSeconds(1)), attempt(identifier, Stage.PASSWORD, ATTACKER));
    assertEquals(hashes, hasher.verifications());
    stage.clock.advance(Duration.ofSeconds(1));
    assertInstanceOf(Refused.class, attempt(identifier, "x", ATTACKER));
    assertEquals(new Throttled(Duration.ofSeconds(2)), attempt(identifier, "x", ATTACKER));
  }

  @Test
  void failuresFromManySourcesCountOnOneAccount() {
    for (int i = 0; i < FREE; i++) {
      fail("ada", source("198.51.100." + i), 1);
    }
    assertInstanceOf(Throttled.class, attempt("ada", "x", source("198.51.100.200")));
  }

  @Test
  void sourceIsLimitedAcrossAllAccounts() {
    int permits = RateLimitSettings.DEFAULT.source().permits();
    for (int i = 0; i < permits; i++) {
      fail("user" + i, ATTACKER, 1);
    }
    assertInstanceOf(Throttled.class, attempt("another", "x", ATTACKER));
    fail("another", HOME, 1);
  }

  @Test
  void successfulSignInResetsTheFailures() {
    stage.stored(aUser().named("ada"));
    fail("ada", HOME, FREE - 1);
    assertInstanceOf(SignedIn.class, attempt("ada", Stage.PASSWORD, HOME));
    fail("ada", HOME, FREE);
    assertInstanceOf(Throttled.class, attempt("ada", "x", HOME));
  }

  @Test
  void successfulSignInsAreNotLimited() {
    stage.stored(aUser().named("ada"));
    for (int i = 0; i < 2 * RateLimitSettings.DEFAULT.source().permits(); i++) {
      assertInstanceOf(SignedIn.class, attempt("ada", Stage.PASSWORD, HOME));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "ada@example.org"})
  void afterTenMinutesOfAttackTheOwnerSignsInFromAKnownSource(String identifier) {
    stage.stored(aUser().named("ada"));
    assertInstanceOf(SignedIn.class, attempt("ada", Stage.PASSWORD, HOME));
    stage.clock.advance(Duration.ofDays(1));
    int before = hasher.verifications();
    Instant end = stage.clock.instant().plus(Duration.ofMinutes(10));
    while (stage.clock.instant().isBefore(end)) {
      attempt(identifier, "a guess", ATTACKER);
      stage.clock.advance(Duration.ofMillis(100));
    }
    // Ten at once, then after 1, 2, 4, ... 256 s.
    assertEquals(FREE + 9, hasher.verifications() - before);
    assertInstanceOf(Throttled.class, attempt(identifier, Stage.PASSWORD, source("192.0.2.77")));

    assertInstanceOf(SignedIn.class, attempt(identifier, Stage.PASSWORD, HOME));
  }

  @Test
  void aKnownSourceIsLimitedByItself() {
    stage.stored(aUser().named("ada"));
    assertInstanceOf(SignedIn.class, attempt("ada", Stage.PASSWORD, HOME));
    fail("ada", HOME, FREE);
    assertInstanceOf(Throttled.class, attempt("ada", "x", HOME));
  }

  @Test
  void attemptWithoutAComparisonIsNotCounted() {
    SignIn broken = stage.signIn(new BrokenHasher());
    for (int i = 0; i < 3 * FREE; i++) {
      try (PlainPassword password = PlainPassword.of("x")) {
        assertThrows(
            IllegalStateException.class,
            () -> broken.signIn("ada", password, SessionOrigin.of(ATTACKER)));
      }
    }
    fail("ada", ATTACKER, FREE);
  }

  @Test
  void ofTwoHundredParallelGuessesTenAreHashed() {
    stage.stored(aUser().named("ada"));
    Race<SignInOutcome> race = Race.of(200, lane -> attempt("ada", "guess " + lane, ATTACKER));

    assertEquals(200, race.results().size(), race::toString);
    assertEquals(FREE, hasher.verifications());
  }

  private void fail(String identifier, SourceAddress source, int times) {
    for (int i = 0; i < times; i++) {
      assertInstanceOf(Refused.class, attempt(identifier, "wrong", source));
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

  private static final class BrokenHasher extends ForwardingPasswordHasher {
    @Override
    public boolean verify(PlainPassword password, PasswordHash hash) {
      throw new IllegalStateException("no room to hash");
    }
  }
}
