package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.DenyReason;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleAssignmentTest {
  private static final RoleName NO_SUCH_ROLE = new RoleName("no-such-role");
  private static final RoleName DEPUTY = new RoleName("deputy");

  private final Stage stage = new Stage();
  private final AssignRole assignRole = new AssignRole(stage.authority, stage.journal);
  private final RevokeRole revokeRole = new RevokeRole(stage.authority, stage.journal);
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final UserActor admin = stage.actor(root);

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
    UserActor moderator = stage.actor(RoleName.USER, RoleName.MODERATOR);

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

  /** Who may only assign what it has could never make an administrator again. */
  @Test
  void permissionToAssignRolesAloneDoesNotMakeAnAdministrator() {
    helpdesk();

    assertThrows(
        LastAdministratorException.class,
        () -> revokeRole.revoke(admin, root.id(), RoleName.ADMIN));
  }

  @Test
  void whereDutiesAreSeparatedTheLastWhoCanAssignRolesKeepsThatRole() {
    stage.database.define(new Role(new RoleName("keeper"), "", Set.of()));
    stage.database.grant(new AccessRule(new RoleName("keeper"), Permission.KEYS_ROTATE, Scope.ALL));
    stage.database.define(new Role(DEPUTY, "", Set.of()));
    stage.database.grant(new AccessRule(DEPUTY, Permission.ROLES_ASSIGN, Scope.ALL));
    stage.database.withoutRules(RoleName.ADMIN);
    User deputy = stage.stored(aUser().withRoles(DEPUTY));
    stage.policies.refresh();

    assertThrows(
        LastAdministratorException.class,
        () -> revokeRole.revoke(stage.actor(deputy), deputy.id(), DEPUTY));
  }

  @Test
  void actorsAssignAndRevokeOnlyWhatTheyHaveThemselves() {
    User ada = stage.stored(aUser());
    UserActor helpdesk = stage.actor(helpdesk());
    stage.policies.refresh();

    for (User user : List.of(ada, root)) {
      AccessDeniedException refused =
          assertThrows(
              AccessDeniedException.class,
              () -> assignRole.assign(helpdesk, user.id(), RoleName.ADMIN));
      assertEquals(DenyReason.EXCEEDS_OWN_RIGHTS, refused.reason());
      assertThrows(
          AccessDeniedException.class,
          () -> revokeRole.revoke(helpdesk, user.id(), RoleName.ADMIN));
    }
    assignRole.assign(helpdesk, root.id(), RoleName.MODERATOR);
    revokeRole.revoke(helpdesk, root.id(), RoleName.MODERATOR);
    assertEquals(Set.of(RoleName.ADMIN), reread(root).roles());
  }

  /** The token of the actor is good for up to 15 minutes, and its roles are those of its issue. */
  @Test
  void storedRolesOfTheActorCountAndNotThoseOfItsToken() {
    User second = stage.stored(aUser().withRoles(RoleName.ADMIN));
    revokeRole.revoke(admin, second.id(), RoleName.ADMIN);

    assertThrows(
        AccessDeniedException.class,
        () -> assignRole.assign(stage.actor(second), root.id(), RoleName.MODERATOR));
  }

  private User helpdesk() {
    stage.database.define(new Role(DEPUTY, "", Set.of()));
    stage.database.grant(new AccessRule(DEPUTY, Permission.ROLES_ASSIGN, Scope.ALL));
    stage.policies.refresh();
    User deputy = stage.stored(aUser().withRoles(RoleName.USER));
    assignRole.assign(admin, deputy.id(), DEPUTY);
    return stage.users.findById(deputy.id()).orElseThrow();
  }

  @Test
  void administratorsWhoRevokeEachOthersRoleAtOnceLeaveOne() {
    for (int round = 0; round < 50; round++) {
      Stage fresh = new Stage();
      User ada = fresh.stored(aUser().withRoles(RoleName.ADMIN));
      User bob = fresh.stored(aUser().withRoles(RoleName.ADMIN));
      RevokeRole revoke = new RevokeRole(fresh.authority, fresh.journal);

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
      // The one who comes second is no administrator any more.
      assertEquals(1, race.failuresOf(AccessDeniedException.class));
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
