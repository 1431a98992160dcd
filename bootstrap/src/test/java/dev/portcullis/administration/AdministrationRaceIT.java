package dev.portcullis.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.AdministrationUseCases;
import dev.portcullis.application.administration.PutRole;
import dev.portcullis.application.administration.RoleDefinition;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleCycleException;
import dev.portcullis.domain.role.RoleHierarchy;
import dev.portcullis.domain.role.RoleInUseException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Administrators on two nodes over one MySQL, at once. */
final class AdministrationRaceIT {
  private static final String PASSWORD = "correct horse battery staple";
  private static final SessionOrigin ORIGIN =
      SessionOrigin.of(SourceAddress.parse("203.0.113.7").orElseThrow());
  private static final int ROUNDS = 20;

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNoon();
  @AutoClose private final Node one = Node.on(database, 5, clock);
  @AutoClose private final Node other = Node.on(database, 5, clock);
  private final List<Node> nodes = List.of(one, other);
  private final User root = stored(RoleName.ADMIN);

  @Test
  void administratorsWhoRevokeEachOthersRoleLeaveOne() {
    mutually((use, actor, victim) -> use.revokeRole().revoke(actor, victim.id(), RoleName.ADMIN));
  }

  @Test
  void administratorsWhoRemoveEachOtherLeaveOne() {
    mutually((use, actor, victim) -> use.removeUser().remove(actor, victim.id()));
  }

  @Test
  void administratorsWhoDisableEachOtherLeaveOne() {
    mutually(
        (use, actor, victim) ->
            use.updateUser().update(actor, victim.id(), UpdateUser.Change.of(UserStatus.DISABLED)));
  }

  @Test
  void ofTwoHalvesOfACycleOneIsRefused() {
    UserActor admin = actor(root);
    for (int round = 0; round < ROUNDS; round++) {
      RoleName left = new RoleName("left-" + round);
      RoleName right = new RoleName("right-" + round);
      put(one, admin, left, Set.of());
      put(one, admin, right, Set.of());

      Race<PutRole.Outcome> race =
          Race.of(
              2,
              lane ->
                  put(
                      nodes.get(lane),
                      admin,
                      lane == 0 ? left : right,
                      Set.of(lane == 0 ? right : left)));

      assertEquals(1, race.results().size(), race::toString);
      assertEquals(1, race.failuresOf(RoleCycleException.class), race::toString);
    }
    RoleHierarchy stored = RoleHierarchy.of(one.store().roles().findAll());
    for (Role role : stored.roles()) {
      assertTrue(stored.longestLineThrough(role.name()).isPresent(), role::toString);
    }
  }

  @Test
  void aRoleRemovedWhileItIsAssignedIsEitherGoneOrHeld() {
    UserActor admin = actor(root);
    User ada = stored(RoleName.USER);
    for (int round = 0; round < ROUNDS; round++) {
      RoleName role = new RoleName("brief-" + round);
      put(one, admin, role, Set.of());

      Race<Boolean> race =
          Race.of(
              2,
              lane -> {
                AdministrationUseCases use = nodes.get(lane).auth().administration();
                if (lane == 0) {
                  use.removeRole().remove(admin, role, Precondition.NONE);
                } else {
                  use.assignRole().assign(admin, ada.id(), role);
                }
                return true;
              });

      boolean isHeld = reread(ada).orElseThrow().roles().contains(role);
      boolean exists =
          one.store().roles().findAll().stream().anyMatch(each -> each.name().equals(role));
      assertEquals(exists, isHeld, race::toString);
      long refused =
          race.failuresOf(RoleInUseException.class) + race.failuresOf(RoleNotFoundException.class);
      assertEquals(1, refused, race::toString);
    }
  }

  @Test
  void whoeverSignsInWhileBeingRemovedHasNoSession() {
    UserActor admin = actor(root);
    for (int round = 0; round < ROUNDS; round++) {
      User ada = stored(RoleName.USER);

      Race.of(
          4,
          lane -> {
            if (lane == 0) {
              one.auth().administration().removeUser().remove(admin, ada.id());
              return true;
            }
            return signIn(lane == 1 ? one : other, ada) instanceof SignInOutcome.SignedIn;
          });

      assertEquals(Optional.empty(), reread(ada));
      assertEquals(List.of(), one.store().sessions().findLive(ada.id(), clock.instant()));
    }
  }

  /** By its upkeep, the other node reads a change of a role as soon as it polls. */
  @Test
  void aChangeOfARoleReachesTheOtherNodeWithItsNextPoll() {
    UserActor admin = actor(root);
    RoleName clerk = new RoleName("clerk");
    put(one, admin, clerk, Set.of(RoleName.ADMIN));
    assertEquals(OptionalInt.empty(), permissions(other.auth().accessPolicy(), clerk));

    other.run("access policy refresh");

    assertEquals(OptionalInt.of(8), permissions(other.auth().accessPolicy(), clerk));
  }

  private interface Dismissal {
    void run(AdministrationUseCases use, UserActor actor, User victim);
  }

  private void mutually(Dismissal dismissal) {
    // Root is not to be the one who is left.
    for (int round = 0; round < ROUNDS; round++) {
      List<User> both = List.of(stored(RoleName.ADMIN), stored(RoleName.ADMIN));
      if (round == 0) {
        one.auth().administration().removeUser().remove(actor(both.get(0)), root.id());
      }

      Race<Boolean> race =
          Race.of(
              2,
              lane -> {
                dismissal.run(
                    nodes.get(lane).auth().administration(),
                    actor(both.get(lane)),
                    both.get(1 - lane));
                return true;
              });

      assertEquals(1, race.results().size(), race::toString);
      // The second is no administrator any more, or not there at all.
      long refused =
          race.failuresOf(AccessDeniedException.class)
              + race.failuresOf(UserNotFoundException.class);
      assertEquals(1, refused, race::toString);
      assertEquals(
          1, one.store().users().countActiveHolders(Set.of(RoleName.ADMIN)), race::toString);
      retire(both);
    }
  }

  /** Makes room for the next pair: a store without administrators is only possible by SQL. */
  private void retire(List<User> both) {
    both.forEach(user -> one.store().users().remove(user.id()));
  }

  private static OptionalInt permissions(AccessPolicy policy, RoleName role) {
    return policy.hierarchy().contains(role)
        ? OptionalInt.of(policy.permissionsOf(Set.of(role)).size())
        : OptionalInt.empty();
  }

  private static PutRole.Outcome put(
      Node node, UserActor actor, RoleName name, Set<RoleName> inherits) {
    return node.auth()
        .administration()
        .putRole()
        .put(actor, RoleDefinition.of(name, "", Grants.NONE, inherits), Precondition.NONE);
  }

  private static SignInOutcome signIn(Node node, User user) {
    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      return node.auth().sessions().signIn().signIn(user.username().value(), password, ORIGIN);
    }
  }

  private User stored(RoleName role) {
    return one.stored(aUser().withRoles(role).build(), PASSWORD, FakePasswordHasher.current());
  }

  private Optional<User> reread(User user) {
    return one.store().users().findById(user.id());
  }

  private UserActor actor(User user) {
    return new UserActor(user.id(), new SessionId(one.ids().next()), user.roles());
  }
}
