package dev.portcullis.application.account;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadOwnAccountTest {
  private final Stage stage = new Stage();
  private final ReadOwnAccount readOwnAccount = new ReadOwnAccount(stage.users, stage.policies);

  @Test
  void accountIsReadAsStoredWithItsPermissions() {
    User ada = stage.stored(aUser().withRoles(RoleName.ADMIN));

    OwnAccount account = readOwnAccount.read(stage.actor(ada));

    assertEquals(ada, account.user());
    assertTrue(account.permissions().contains(Permission.USERS_READ));
    assertTrue(account.permissions().contains(Permission.ROLES_ASSIGN));
  }

  @Test
  void userWithoutRolesHasNoPermissions() {
    User ada = stage.stored(aUser().withRoles());

    assertTrue(readOwnAccount.read(stage.actor(ada)).permissions().isEmpty());
  }

  @Test
  void removedAccountIsRefused() {
    assertThrows(
        InvalidTokenException.class, () -> readOwnAccount.read(stage.actor(RoleName.USER)));
  }

  @ParameterizedTest
  @EnumSource(value = UserStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
  void inactiveAccountIsRefused(UserStatus status) {
    User ada = stage.stored(aUser().withStatus(status));

    assertThrows(InvalidTokenException.class, () -> readOwnAccount.read(stage.actor(ada)));
  }
}
