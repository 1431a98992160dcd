package dev.portcullis.sessions;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.application.administration.UpdateUser.Change;
import dev.portcullis.application.authentication.RefreshOutcome;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.application.authentication.RefreshOutcome.Refused;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A client that goes on refreshing through one node until it is refused, and the end of its session
 * through another: wherever the two meet, nothing of the session works afterwards.
 *
 * <p>Three hundred meetings of each kind miss a fault that shows in one meeting of a hundred five
 * times in a hundred runs, and all runs together hardly ever; a thousand cost two minutes more.
 */
final class SessionEndRaceIT {
  /** So many sessions at once, that the server commits them together. */
  private static final int WAVE = 10;

  private static final List<String> PASSWORDS =
      List.of("correct horse battery staple", "a long walk on the beach");

  /** Longer than the window in which attempts from one source are counted. */
  private static final Duration BETWEEN_WAVES = Duration.ofMinutes(11);

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNoon();
  private final FakePasswordHasher hasher = FakePasswordHasher.current();

  /** How a session ends, in which wave; tells when it is about to. */
  private interface Ending {
    void end(Visitor visitor, int wave, Node node, Runnable aboutTo);
  }

  @ParameterizedTest(name = "connections of each node: {0}, times: {1}")
  @CsvSource({"5, 300", "1, 100"})
  void nothingOutlivesASignOut(int connections, int times) {
    try (Node one = Node.on(database, connections, clock);
        Node other = Node.on(database, connections, clock)) {
      List<User> users = users(one);
      race(
          List.of(one, other),
          users,
          times,
          (visitor, wave, node, aboutTo) -> {
            aboutTo.run();
            node.auth()
                .sessions()
                .signOut()
                .signOut(Optional.of(visitor.firstToken()), Optional.empty(), Visitor.SOURCE);
          });
    }
  }

  @ParameterizedTest(name = "connections of each node: {0}, times: {1}")
  @CsvSource({"5, 300", "1, 100"})
  void nothingOutlivesTheEndOfAnAccount(int connections, int times) {
    try (Node one = Node.on(database, connections, clock);
        Node other = Node.on(database, connections, clock)) {
      User root = one.stored(aUser().withRoles(RoleName.ADMIN).build(), PASSWORDS.get(0), hasher);
      UserActor admin = Visitor.of(root, one, clock.instant()).actor();
      Map<Node, UpdateUser> updates =
          Map.of(
              one,
              one.auth().administration().updateUser(),
              other,
              other.auth().administration().updateUser());
      race(
          List.of(one, other),
          users(one),
          times,
          (visitor, wave, node, aboutTo) -> {
            aboutTo.run();
            requireNonNull(updates.get(node), "updates")
                .update(admin, visitor.actor().user(), Change.of(UserStatus.DISABLED));
          });
    }
  }

  @ParameterizedTest(name = "connections of each node: {0}, times: {1}")
  @CsvSource({"5, 300", "1, 100"})
  void nothingOutlivesANewPasswordButTheSessionInWhichItWasChosen(int connections, int times) {
    try (Node one = Node.on(database, connections, clock);
        Node other = Node.on(database, connections, clock)) {
      List<User> users = users(one);
      List<Visitor> owners =
          users.stream().map(user -> Visitor.of(user, one, clock.instant())).toList();
      race(
          List.of(one, other),
          users,
          times,
          (visitor, wave, node, aboutTo) ->
              changePassword(ownerOf(visitor, owners), wave, node.changePassword(hasher(aboutTo))));
      owners.forEach(owner -> owner.assertAlive(owner.firstToken(), other));
    }
  }

  private void race(List<Node> nodes, List<User> users, int times, Ending ending) {
    for (int wave = 0; wave < times / WAVE; wave++) {
      clock.advance(BETWEEN_WAVES);
      int current = wave;
      Node clients = nodes.get(wave % 2);
      Node endings = nodes.get(1 - wave % 2);
      List<Visitor> visitors =
          users.stream().map(user -> Visitor.of(user, clients, clock.instant())).toList();

      List<CountDownLatch> starts = visitors.stream().map(each -> new CountDownLatch(1)).toList();
      Race<Optional<RefreshOutcome>> race =
          Race.of(
              2 * WAVE,
              lane -> {
                Visitor visitor = visitors.get(lane / 2);
                CountDownLatch start = starts.get(lane / 2);
                if (lane % 2 == 0) {
                  Background.await(start);
                  return Optional.of(refreshUntilRefused(visitor, clients));
                }
                ending.end(visitor, current, endings, start::countDown);
                return Optional.empty();
              });

      assertEquals(List.of(), race.failures());
      assertEquals(
          WAVE,
          race.results().stream().flatMap(Optional::stream).filter(SessionEndRaceIT::isEnd).count(),
          race::toString);
      openAccounts();
      nodes.forEach(node -> node.follow());
      Race<Visitor> aftermath = Race.of(WAVE, lane -> visitors.get(lane).assertDead(nodes));
      assertEquals(List.of(), aftermath.failures());
    }
  }

  private static RefreshOutcome refreshUntilRefused(Visitor visitor, Node node) {
    RefreshOutcome outcome = visitor.refresh(visitor.firstToken(), node);
    while (outcome instanceof Refreshed good) {
      outcome = visitor.refresh(good.tokens().refreshToken().text(), node);
    }
    return outcome;
  }

  private static boolean isEnd(RefreshOutcome outcome) {
    RefreshRefusal reason = assertInstanceOf(Refused.class, outcome).reason();
    return reason == RefreshRefusal.ENDED || reason == RefreshRefusal.USER_NOT_ACTIVE;
  }

  /** Counting attempts takes longer than the rest, and is no part of the race. */
  private OvertakenHasher hasher(Runnable aboutTo) {
    return new OvertakenHasher(hasher, aboutTo);
  }

  private static void changePassword(Visitor owner, int wave, ChangePassword changePassword) {
    try (PlainPassword current = PlainPassword.of(PASSWORDS.get(wave % 2));
        PlainPassword next = PlainPassword.of(PASSWORDS.get(1 - wave % 2))) {
      changePassword.change(owner.actor(), current, next, Visitor.SOURCE);
    }
  }

  private static Visitor ownerOf(Visitor visitor, List<Visitor> owners) {
    return owners.stream()
        .filter(owner -> owner.actor().user().equals(visitor.actor().user()))
        .findFirst()
        .orElseThrow();
  }

  private List<User> users(Node node) {
    return Stream.generate(() -> node.stored(aUser().build(), PASSWORDS.get(0), hasher))
        .limit(WAVE)
        .toList();
  }

  /** So that what is refused from here on is refused for the session, not for the account. */
  private void openAccounts() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE users SET status = 'ACTIVE'");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
