package dev.portcullis.throttling;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.RefusalReason;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.application.authentication.SignInOutcome.Throttled;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guessing the password of one account through two nodes over one MySQL. */
final class TwoNodesIT {
  private static final String PASSWORD = "correct horse battery staple";
  private static final int FREE = RateLimitSettings.DEFAULT.account().free();
  private static final SourceAddress HOME = source("203.0.113.7");
  private static final SourceAddress ATTACKER = source("198.51.100.9");

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNoon();
  @AutoClose private final Node one = Node.on(database, 5, clock);
  @AutoClose private final Node other = Node.on(database, 5, clock);
  private final CountingPasswordHasher hasher = new CountingPasswordHasher();
  private final SignIn oneSignIn = one.signIn(hasher);
  private final SignIn otherSignIn = other.signIn(hasher);

  @BeforeEach
  void storeTheOwner() {
    one.stored(aUser().named("ada").build(), PASSWORD, hasher);
  }

  @Test
  void ofTwoHundredParallelGuessesThroughTwoNodesTenAreHashed() {
    Race<SignInOutcome> race =
        Race.of(200, lane -> attempt(lane % 2 == 0 ? oneSignIn : otherSignIn, "x", ATTACKER));

    // On a slow machine some get no connection in time: they are refused, and not hashed either.
    long unavailable = race.failuresOf(StoreUnavailableException.class);
    assertEquals(200, race.results().size() + unavailable, race::toString);
    long compared = race.results().stream().filter(Refused.class::isInstance).count();
    assertEquals(compared, hasher.verifications());
    assertTrue(compared > 0 && compared <= FREE, race::toString);
  }

  @Test
  void ofTwoHundredParallelGuessesByNameAndByAddressTenAreCompared() {
    String[] identifiers = {"ada", "ada@example.org"};
    Race<SignInOutcome> race =
        Race.of(
            200,
            lane ->
                attempt(lane % 2 == 0 ? oneSignIn : otherSignIn, identifiers[lane / 2 % 2], "x"));

    long unavailable = race.failuresOf(StoreUnavailableException.class);
    assertEquals(200, race.results().size() + unavailable, race::toString);
    long compared = refusals(race, RefusalReason.WRONG_PASSWORD);
    assertTrue(compared > 0 && compared <= FREE, race::toString);
    // Attempts beyond the limit look like failures too, and are hashed as well.
    long concealed = refusals(race, RefusalReason.ACCOUNT_THROTTLED);
    assertTrue(compared + concealed <= 2L * FREE, race::toString);
    assertEquals(compared + concealed, hasher.verifications());
  }

  @Test
  void tenFailuresByNameAndByAddressThroughTwoNodesAreAllThatIsCompared() {
    for (int i = 0; i < FREE; i++) {
      SignIn node = i % 3 == 0 ? oneSignIn : otherSignIn;
      String identifier = i % 2 == 0 ? "ada" : "ada@example.org";
      assertEquals(RefusalReason.WRONG_PASSWORD, refusal(attempt(node, identifier, "x")));
    }
    assertEquals(
        RefusalReason.ACCOUNT_THROTTLED, refusal(attempt(oneSignIn, "ada@example.org", PASSWORD)));
    assertEquals(RefusalReason.ACCOUNT_THROTTLED, refusal(attempt(otherSignIn, "ada", PASSWORD)));
    clock.advance(Duration.ofSeconds(1));
    assertInstanceOf(SignedIn.class, attempt(otherSignIn, "ada", PASSWORD));
  }

  @Test
  void afterTenMinutesOfAttackTheOwnerSignsInFromAKnownSource() {
    assertInstanceOf(SignedIn.class, attempt(oneSignIn, PASSWORD, HOME));
    int before = hasher.verifications();
    Instant end = clock.instant().plus(Duration.ofMinutes(10));
    while (clock.instant().isBefore(end)) {
      attempt(oneSignIn, "a guess", ATTACKER);
      attempt(otherSignIn, "another", ATTACKER);
      clock.advance(Duration.ofMillis(500));
    }
    // Ten at once, then after 1, 2, 4, ... 256 s.
    assertEquals(FREE + 9, hasher.verifications() - before);
    assertInstanceOf(Throttled.class, attempt(otherSignIn, PASSWORD, source("192.0.2.77")));

    assertInstanceOf(SignedIn.class, attempt(otherSignIn, PASSWORD, HOME));
  }

  private static SignInOutcome attempt(SignIn signIn, String typed, SourceAddress source) {
    return attempt(signIn, "ada", typed, source);
  }

  private static SignInOutcome attempt(SignIn signIn, String identifier, String typed) {
    return attempt(signIn, identifier, typed, ATTACKER);
  }

  private static SignInOutcome attempt(
      SignIn signIn, String identifier, String typed, SourceAddress source) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return signIn.signIn(identifier, password, SessionOrigin.of(source));
    }
  }

  private static RefusalReason refusal(SignInOutcome outcome) {
    return assertInstanceOf(Refused.class, outcome).reason();
  }

  private static long refusals(Race<SignInOutcome> race, RefusalReason reason) {
    return race.results().stream()
        .filter(outcome -> outcome instanceof Refused refused && refused.reason() == reason)
        .count();
  }

  private static SourceAddress source(String text) {
    return SourceAddress.parse(text).orElseThrow();
  }
}
