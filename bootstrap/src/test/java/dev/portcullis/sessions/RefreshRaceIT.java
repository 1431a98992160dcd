package dev.portcullis.sessions;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.authentication.RefreshOutcome;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.application.authentication.RefreshOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One refresh token, and two nodes over one MySQL. */
final class RefreshRaceIT {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String NEXT = "a long walk on the beach";
  private static final int THREADS = 50;
  private static final int ATTEMPTS = 10;

  /** Number of characters of a token that name session and generation; the rest is the MAC. */
  private static final int ID_AND_GENERATION = 32;

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNoon();
  private final FakePasswordHasher hasher = FakePasswordHasher.current();

  @ParameterizedTest(name = "connections of each node: {0}")
  @ValueSource(ints = {5, 1})
  void ofFiftyThreadsWithOneTokenAllGetTheOneSuccessor(int connections) {
    try (Node one = Node.on(database, connections, clock);
        Node other = Node.on(database, connections, clock)) {
      User ada = one.stored(aUser().build(), PASSWORD, hasher);
      Visitor visitor = Visitor.of(ada, one, clock.instant());

      Race<RefreshOutcome> race =
          Race.of(
              THREADS,
              lane ->
                  answered(
                      () -> visitor.refresh(visitor.firstToken(), lane % 2 == 0 ? one : other)));

      assertEquals(THREADS, race.results().size(), race::toString);
      Set<String> successors =
          race.results().stream().map(RefreshRaceIT::successor).collect(Collectors.toSet());
      assertEquals(1, successors.size());
      assertEquals(1, stored(one, visitor.actor().session()).generation());
      visitor.assertAlive(successors.iterator().next(), other);
    }
  }

  @Test
  void aClientThatLostTheAnswerGetsTheSameTokenAgain() {
    try (Node one = Node.on(database, 5, clock);
        Node other = Node.on(database, 5, clock)) {
      User ada = one.stored(aUser().build(), PASSWORD, hasher);
      Visitor visitor = Visitor.of(ada, one, clock.instant());
      String lost = successor(visitor.refresh(visitor.firstToken(), one));

      clock.advance(SessionPolicy.DEFAULT.grace().minus(Duration.ofMillis(1)));

      String again = successor(visitor.refresh(visitor.firstToken(), other));
      assertEquals(lost, again);
      visitor.assertAlive(again, one);
    }
  }

  @Test
  void theSessionWithItsIdAndAnyOtherMacIsLeftAlone() {
    try (Node one = Node.on(database, 5, clock);
        Node other = Node.on(database, 5, clock)) {
      User ada = one.stored(aUser().build(), PASSWORD, hasher);
      Visitor visitor = Visitor.of(ada, one, clock.instant());
      String good = successor(visitor.refresh(visitor.firstToken(), one));
      Session before = stored(one, visitor.actor().session());

      for (int i = ID_AND_GENERATION; i < good.length(); i++) {
        // Of the first token, which is replaced: believed, it would end the session after the
        // grace.
        String junk = spoiled(visitor.firstToken(), i);
        clock.advance(Duration.ofSeconds(1));
        assertEquals(new Refused(RefreshRefusal.FORGED), visitor.refresh(junk, other));
      }

      assertEquals(before, stored(one, visitor.actor().session()));
      visitor.assertAlive(good, other);
    }
  }

  @Test
  void aSignInThatAPasswordChangeOvertakesOpensNothing() {
    try (Node one = Node.on(database, 1, clock);
        Node other = Node.on(database, 1, clock)) {
      User ada = one.stored(aUser().named("ada").build(), PASSWORD, hasher);
      Visitor owner = Visitor.of(ada, other, clock.instant());
      OvertakenHasher overtaken = new OvertakenHasher(hasher, () -> changePassword(owner, other));

      try (PlainPassword typed = PlainPassword.of(PASSWORD)) {
        assertInstanceOf(
            SignInOutcome.Refused.class,
            one.signIn(overtaken).signIn("ada", typed, SessionOrigin.of(Visitor.SOURCE)));
      }

      assertEquals(1, overtaken.timesOvertaken(), "the password was right when it was compared");
      assertEquals(
          List.of(owner.actor().session()),
          one.store().sessions().findLive(ada.id(), clock.instant()).stream()
              .map(Session::id)
              .toList());
    }
  }

  @Test
  void aPasswordChangeWinsOverTheUpgradeOfTheHashItReplaces() {
    try (Node one = Node.on(database, 1, clock);
        Node other = Node.on(database, 1, clock)) {
      User ada = one.stored(aUser().named("ada").build(), PASSWORD, FakePasswordHasher.outdated());
      Visitor owner = Visitor.of(ada, other, clock.instant());
      OvertakenHasher overtaken = new OvertakenHasher(hasher, () -> changePassword(owner, other));

      assertFalse(signsIn(one, overtaken, PASSWORD));

      assertEquals(1, overtaken.timesOvertaken(), "the password was right when it was compared");
      assertFalse(signsIn(one, hasher, PASSWORD), "the old password is back");
      assertTrue(signsIn(one, hasher, NEXT));
    }
  }

  private static boolean signsIn(Node node, PasswordHasher hasher, String password) {
    try (PlainPassword typed = PlainPassword.of(password)) {
      return node.signIn(hasher).signIn("ada", typed, SessionOrigin.of(Visitor.SOURCE))
          instanceof SignInOutcome.SignedIn;
    }
  }

  private void changePassword(Visitor owner, Node node) {
    try (PlainPassword current = PlainPassword.of(PASSWORD);
        PlainPassword next = PlainPassword.of(NEXT)) {
      node.changePassword(hasher).change(owner.actor(), current, next, Visitor.SOURCE);
    }
  }

  /** On a slow machine some get no connection in time; they retry, as a client would. */
  private static RefreshOutcome answered(Supplier<RefreshOutcome> refresh) {
    StoreUnavailableException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return refresh.get();
      } catch (StoreUnavailableException unavailable) {
        last = unavailable;
      }
    }
    throw new AssertionError("never answered", last);
  }

  private static Session stored(Node node, SessionId id) {
    return node.store().sessions().findById(id).orElseThrow();
  }

  private static String successor(RefreshOutcome outcome) {
    return assertInstanceOf(Refreshed.class, outcome).tokens().refreshToken().text();
  }

  private static String spoiled(String token, int index) {
    char other = token.charAt(index) == 'A' ? 'B' : 'A';
    String spoiled = token.substring(0, index) + other + token.substring(index + 1);
    assertNotEquals(token, spoiled);
    return spoiled;
  }
}
