package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Race;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleAssignmentTest {
  private static final RoleName NO_SUCH_ROLE = new RoleName("no-such-role");
  private static final RoleName DEPUTY = new RoleName("deputy");

  private final Stage stage = new Stage();
  private final AssignRole assignRole =
      new AssignRole(stage.users, stage.rules, stage.journal, stage.policies);
  private final RevokeRole revokeRole =
      new RevokeRole(stage.users, stage.rules, stage.journal, stage.policies);
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final Actor admin = stage.actor(root);

  @Test
  void assignedRoleIsStoredAndRaisesTheEpoch() {
    User ada = stage.stored(aUser());

    assignRole.assign(admin, ada.id(), RoleName.MODERATOR);

    assertEquals(Set.of(RoleName.USER, RoleName.MODERATOR), reread(ada).roles());
    assertEquals(ada.epoch() + 1, reread(ada).epoch());
  }

  @Test
  void assigningTwiceChangesNothingTheSecondTime() {
    User ada = stage.stored(aUser());
    assignRole.assign(admin, ada.id(), RoleName.MODERATOR);
    User once = reread(ada);

    assignRole.assign(admin, ada.id(), RoleName.MODERATOR);

    assertEquals(once, reread(ada));
  }

  @Test
  void revokedRoleIsRemovedAndRaisesTheEpoch() {
    User ada = stage.stored(aUser().withRoles(RoleName.USER, RoleName.MODERATOR));

    revokeRole.revoke(admin, ada.id(), RoleName.MODERATOR);

    assertEquals(Set.of(RoleName.USER), reread(ada).roles());
    assertEquals(ada.epoch() + 1, reread(ada).epoch());
  }

  @Test
  void revokingARoleThatTheUserDoesNotHaveChangesNothing() {
    User ada = stage.stored(aUser());

    revokeRole.revoke(admin, ada.id(), RoleName.MODERATOR);

    assertEquals(ada, reread(ada));
  }

  @Test
  void onlyActorsWithThePermissionChangeRoles() {
    User ada = stage.stored(aUser());
    Actor moderator = stage.actor(RoleName.USER, RoleName.MODERATOR);

    assertThrows(
        AccessDeniedException.class,
        () -> assignRole.assign(moderator, ada.id(), RoleName.MODERATOR));
    assertThrows(
        AccessDeniedException.class, () -> revokeRole.revoke(moderator, ada.id(), RoleName.USER));
    assertEquals(ada, reread(ada));
  }

  @Test
  void usersAndRolesThatDoNotExistAreNotFound() {
    User ada = stage.stored(aUser());
    User ghost = aUser().build();

    assertThrows(
        UserNotFoundException.class, () -> assignRole.assign(admin, ghost.id(), RoleName.USER));
    assertThrows(
        UserNotFoundException.class, () -> revokeRole.revoke(admin, ghost.id(), RoleName.USER));
    assertThrows(
        RoleNotFoundException.class, () -> assignRole.assign(admin, ada.id(), NO_SUCH_ROLE));
    assertThrows(
        RoleNotFoundException.class, () -> revokeRole.revoke(admin, ada.id(), NO_SUCH_ROLE));
  }

  @Test
  void lastUserWhoCanAssignRolesKeepsThatRole() {
    stage.stored(aUser().withRoles(RoleName.ADMIN).withStatus(UserStatus.DISABLED));

    assertThrows(
        LastAdministratorException.class,
        () -> revokeRole.revoke(admin, root.id(), RoleName.ADMIN));
    assertEquals(root, reread(root));
  }

  @Test
  void oneOfTwoAdministratorsMayLoseTheRole() {
    User second = stage.stored(aUser().withRoles(RoleName.ADMIN));

    revokeRole.revoke(admin, second.id(), RoleName.ADMIN);

    assertEquals(Set.of(), reread(second).roles());
  }

  @Test
  void inheritedPermissionToAssignRolesCounts() {
    stage.database.define(new Role(DEPUTY, "", Set.of(RoleName.ADMIN)));
    stage.stored(aUser().withRoles(DEPUTY));

    revokeRole.revoke(admin, root.id(), RoleName.ADMIN);

    assertEquals(Set.of(), reread(root).roles());
  }

  @Test
  void permissionToAssignRolesThroughAnotherRoleCounts() {
    stage.database.define(new Role(DEPUTY, "", Set.of()));
    stage.database.grant(new AccessRule(DEPUTY, Permission.ROLES_ASSIGN, Scope.ALL));
    User both = stage.stored(aUser().withRoles(RoleName.ADMIN, DEPUTY));
    revokeRole.revoke(admin, root.id(), RoleName.ADMIN);

    revokeRole.revoke(admin, both.id(), RoleName.ADMIN);

    assertEquals(Set.of(DEPUTY), reread(both).roles());
    assertThrows(
        LastAdministratorException.class, () -> revokeRole.revoke(admin, both.id(), DEPUTY));
  }

  @Test
  void administratorsWhoRevokeEachOthersRoleAtOnceLeaveOne() {
    for (int round = 0; round < 50; round++) {
      Stage fresh = new Stage();
      User ada = fresh.stored(aUser().withRoles(RoleName.ADMIN));
      User bob = fresh.stored(aUser().withRoles(RoleName.ADMIN));
      RevokeRole revoke = new RevokeRole(fresh.users, fresh.rules, fresh.journal, fresh.policies);

      Race<Boolean> race =
          Race.of(
              2,
              lane -> {
                revoke.revoke(
                    fresh.actor(lane == 0 ? ada : bob),
                    (lane == 0 ? bob : ada).id(),
                    RoleName.ADMIN);
                return true;
              });

      assertEquals(1, race.results().size());
      assertEquals(1, race.failuresOf(LastAdministratorException.class));
      assertEquals(1, fresh.users.countActiveHolders(Set.of(RoleName.ADMIN)));
    }
  }

  private User reread(User user) {
    User stored = stage.users.findById(user.id()).orElseThrow();
    // Ignores the version, which the store increments.
    return new User(
        stored.id(),
        stored.username(),
        stored.email(),
        stored.status(),
        stored.roles(),
        stored.epoch(),
        user.version(),
        stored.createdAt());
  }
}
