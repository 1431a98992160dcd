package dev.portcullis.sessions;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.application.authentication.AuthenticationOutcome.Rejected;
import dev.portcullis.application.authentication.IssuedTokens;
import dev.portcullis.application.authentication.RefreshOutcome;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.User;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * On one node an administrator sets a password; on another somebody signs in with the old one,
 * which is rehashed then, and the owner changes it: in any order, only the password that was set
 * works, and no earlier session.
 */
final class PasswordSetRaceIT {
  private static final int ROUNDS = 25;
  private static final String OLD = "correct horse battery staple";
  private static final String SET = "a long walk on the beach";
  private static final String CHANGED = "rain in the mountains again";

  /** Longer than the window in which attempts from one source are counted. */
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(11);

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNoon();
  @AutoClose private final Node one = Node.on(database, 4, clock);
  @AutoClose private final Node other = Node.on(database, 4, clock);

  @Test
  void onlyThePasswordThatWasSetWorksAndNoEarlierSession() {
    FakePasswordHasher outdated = FakePasswordHasher.outdated();
    User root = one.stored(aUser().withRoles(RoleName.ADMIN).build(), OLD, outdated);
    UserActor admin = Visitor.of(root, one, clock.instant()).actor();
    for (int round = 0; round < ROUNDS; round++) {
      clock.advance(BETWEEN_ROUNDS);
      User ada = one.stored(aUser().build(), OLD, outdated);
      Visitor owner = Visitor.of(ada, other, clock.instant());

      Race<Optional<IssuedTokens>> race = Race.of(3, lane -> run(lane, admin, ada, owner.actor()));

      assertEquals(
          race.failures().size(),
          race.failuresOf(ConcurrentUpdateException.class)
              + race.failuresOf(WrongPasswordException.class),
          race::toString);
      List<Node> nodes = List.of(one, other);
      nodes.forEach(Node::follow);
      owner.assertDead(nodes);
      race.results().forEach(tokens -> tokens.ifPresent(held -> assertDead(held, nodes)));
      assertInstanceOf(Refused.class, signIn(one, ada, OLD));
      assertInstanceOf(Refused.class, signIn(other, ada, CHANGED));
      assertInstanceOf(SignedIn.class, signIn(other, ada, SET));
    }
  }

  private Optional<IssuedTokens> run(int lane, UserActor admin, User ada, UserActor owner) {
    switch (lane) {
      case 0 -> set(admin, ada);
      case 1 -> change(owner);
      default -> {
        return signIn(other, ada, OLD) instanceof SignedIn in
            ? Optional.of(in.tokens())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void set(UserActor admin, User ada) {
    try (PlainPassword next = PlainPassword.of(SET)) {
      one.auth().administration().assignPassword().assign(admin, ada.id(), next);
    }
  }

  private void change(UserActor owner) {
    try (PlainPassword current = PlainPassword.of(OLD);
        PlainPassword next = PlainPassword.of(CHANGED)) {
      other.auth().accounts().changePassword().change(owner, current, next, Visitor.SOURCE);
    }
  }

  private static SignInOutcome signIn(Node node, User user, String text) {
    try (PlainPassword password = PlainPassword.of(text)) {
      return node.auth()
          .sessions()
          .signIn()
          .signIn(user.username().value(), password, SessionOrigin.of(Visitor.SOURCE));
    }
  }

  private static void assertDead(IssuedTokens tokens, List<Node> nodes) {
    for (Node node : nodes) {
      assertInstanceOf(
          RefreshOutcome.Refused.class,
          node.auth().sessions().refresh().refresh(tokens.refreshToken().text(), Visitor.SOURCE));
      assertInstanceOf(
          Rejected.class,
          node.auth().sessions().authenticate().authenticate(tokens.accessToken().compact()));
    }
  }
}
