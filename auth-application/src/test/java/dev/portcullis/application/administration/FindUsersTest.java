package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserSearch;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindUsersTest {
  private final Stage stage = new Stage();
  private final FindUsers findUsers = new FindUsers(stage.users, stage.policies);

  @Test
  void actorsWithThePermissionListUsers() {
    User ada = stage.stored(aUser());

    assertEquals(
        List.of(ada), findUsers.find(stage.actor(RoleName.ADMIN), UserSearch.all(20)).users());
  }

  @Test
  void othersAreDenied() {
    assertThrows(
        AccessDeniedException.class,
        () -> findUsers.find(stage.actor(RoleName.USER), UserSearch.all(20)));
  }

  @Test
  void permissionOnTheOwnAccountDoesNotAllowTheList() {
    stage.database.grant(new AccessRule(RoleName.USER, Permission.USERS_READ, Scope.OWN));
    stage.policies.refresh();

    assertThrows(
        AccessDeniedException.class,
        () -> findUsers.find(stage.actor(RoleName.USER), UserSearch.all(20)));
  }
}
