package dev.portcullis.sessions;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.administration.UpdateUser.Change;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.Username;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Users who remove their own account while others, on another node, act on it. */
final class OwnRemovalRaceIT {
  private static final int ROUNDS = 15;
  private static final String PASSWORD = "correct horse battery staple";

  /** Longer than the window in which attempts from one source are counted. */
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(11);

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNoon();
  @AutoClose private final Node one = Node.on(database, 5, clock);
  @AutoClose private final Node other = Node.on(database, 5, clock);
  private final FakePasswordHasher hasher = FakePasswordHasher.current();

  @Test
  void nothingOutlivesARemovalWhateverHappensMeanwhile() throws SQLException {
    User root = stored(RoleName.ADMIN);
    UserActor admin = Visitor.of(root, one, clock.instant()).actor();
    for (int round = 0; round < ROUNDS; round++) {
      clock.advance(BETWEEN_ROUNDS);
      User user = stored(RoleName.USER);
      Visitor visitor = Visitor.of(user, other, clock.instant());
      int current = round;

      Race<Optional<String>> race =
          Race.of(
              6,
              lane ->
                  switch (lane) {
                    case 0 -> removed(one, visitor.actor());
                    case 1 -> removed(other, visitor.actor());
                    case 2 -> signedIn(user);
                    case 3 -> renamed(admin, user, current);
                    case 4 -> refreshed(visitor, one);
                    default -> refreshed(visitor, other);
                  });

      assertEquals(
          race.failures().size(),
          race.failuresOf(InvalidTokenException.class)
              + race.failuresOf(UserNotFoundException.class),
          race::toString);
      assertEquals(
          1,
          race.results().stream().filter(Optional.of("removed")::equals).count(),
          race::toString);
      List.of(one, other).forEach(Node::follow);
      visitor.assertDead(List.of(one, other));
      race.results().stream()
          .flatMap(Optional::stream)
          .filter(token -> !token.equals("removed"))
          .forEach(token -> assertTrue(isRefused(token), "a session goes on"));
      assertNothingIsLeftBut(root);
    }
  }

  @Test
  void ofTwoLastAdministratorsWhoLeaveAtOnceOneStays() {
    User stays = stored(RoleName.ADMIN);
    for (int round = 0; round < ROUNDS; round++) {
      clock.advance(BETWEEN_ROUNDS);
      List<User> both = List.of(stays, stored(RoleName.ADMIN));

      Race<Optional<String>> race =
          Race.of(
              2,
              lane ->
                  removed(
                      lane == 0 ? one : other,
                      Visitor.of(both.get(lane), one, clock.instant()).actor()));

      assertEquals(1, race.results().size(), race::toString);
      assertEquals(1, race.failuresOf(LastAdministratorException.class), race::toString);
      assertEquals(1, one.store().users().countActiveHolders(Set.of(RoleName.ADMIN)));
      stays =
          both.stream()
              .filter(user -> one.store().users().findById(user.id()).isPresent())
              .findFirst()
              .orElseThrow();
    }
  }

  private Optional<String> removed(Node node, UserActor actor) {
    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      node.auth().accounts().removeOwn().remove(actor, password, Visitor.SOURCE);
      return Optional.of("removed");
    }
  }

  private Optional<String> signedIn(User user) {
    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      return other
                  .auth()
                  .sessions()
                  .signIn()
                  .signIn(user.username().value(), password, SessionOrigin.of(Visitor.SOURCE))
              instanceof SignedIn in
          ? Optional.of(in.tokens().refreshToken().text())
          : Optional.empty();
    }
  }

  private Optional<String> renamed(UserActor admin, User user, int round) {
    Change change =
        new Change(
            Optional.of(new Username("renamed-" + round)), Optional.empty(), Optional.empty());
    other.auth().administration().updateUser().update(admin, user.id(), change);
    return Optional.empty();
  }

  private static Optional<String> refreshed(Visitor visitor, Node node) {
    visitor.refresh(visitor.firstToken(), node);
    return Optional.empty();
  }

  private boolean isRefused(String token) {
    return List.of(one, other).stream()
        .noneMatch(
            node ->
                node.auth().sessions().refresh().refresh(token, Visitor.SOURCE)
                    instanceof Refreshed);
  }

  /** No row of any table refers to a user who is not there. */
  private void assertNothingIsLeftBut(User root) throws SQLException {
    assertEquals(
        List.of(root.id().toString().replace("-", "")), list("SELECT LOWER(HEX(id)) FROM users"));
    for (String table : List.of("sessions", "credentials", "user_roles", "former_email_keys")) {
      assertEquals(
          List.of(),
          list(
              "SELECT HEX(user_id) FROM " + table + " WHERE user_id NOT IN (SELECT id FROM users)"),
          table);
    }
  }

  private List<String> list(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private User stored(RoleName role) {
    return one.stored(aUser().withRoles(role).build(), PASSWORD, hasher);
  }
}
