package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.AccountName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserNotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadUserTest {
  private final Stage stage = new Stage();
  private final ReadUser readUser = new ReadUser(stage.users, stage.policies);
  private final User ada = stage.stored(aUser());

  @Test
  void actorsWithThePermissionReadAUser() {
    UserActor admin = stage.actor(RoleName.ADMIN);

    assertEquals(ada, readUser.read(admin, ada.id()));
    User ghost = aUser().build();
    assertThrows(UserNotFoundException.class, () -> readUser.read(admin, ghost.id()));
  }

  @Test
  void othersAreDeniedForExistingAndUnknownUsersAlike() {
    UserActor moderator = stage.actor(RoleName.USER, RoleName.MODERATOR);
    User ghost = aUser().build();

    assertThrows(AccessDeniedException.class, () -> readUser.read(moderator, ada.id()));
    assertThrows(AccessDeniedException.class, () -> readUser.read(moderator, ghost.id()));
  }

  @Test
  void aUserIsFoundByNameAndByAddressInAnySpelling() {
    UserActor admin = stage.actor(RoleName.ADMIN);

    for (String name : List.of(ada.username().value(), ada.email().value())) {
      AccountName typed = new AccountName(" " + name.toUpperCase(Locale.ROOT));
      assertEquals(Optional.of(ada), readUser.find(admin, typed));
    }
    assertEquals(Optional.empty(), readUser.find(admin, new AccountName("nobody")));
    assertEquals(Optional.empty(), readUser.find(admin, new AccountName("no body")));
    UserActor moderator = stage.actor(RoleName.MODERATOR);
    assertThrows(
        AccessDeniedException.class, () -> readUser.find(moderator, new AccountName("nobody")));
  }
}
