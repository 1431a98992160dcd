package dev.portcullis.application.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadGuardedPageTest {
  private final Stage stage = new Stage();
  private final ReadGuardedPage readPage = new ReadGuardedPage(stage.policies);

  @Test
  void anyUserReadsTheUsersPage() {
    assertEquals("User Content.", readPage.read(stage.actor(), GuardedPage.USER));
  }

  @Test
  void roleAllowsItsPage() {
    assertEquals(
        "Moderator Content.",
        readPage.read(stage.actor(RoleName.MODERATOR), GuardedPage.MODERATOR));
    assertEquals("Admin Content.", readPage.read(stage.actor(RoleName.ADMIN), GuardedPage.ADMIN));
  }

  @Test
  void byDefaultARoleGrantsOnlyItself() {
    AccessDeniedException refusal =
        assertThrows(
            AccessDeniedException.class,
            () -> readPage.read(stage.actor(RoleName.ADMIN), GuardedPage.MODERATOR));

    assertEquals(Optional.of(RoleName.MODERATOR), refusal.requiredRole());
  }

  @Test
  void inheritedRoleAllowsItsPage() {
    stage.database.define(new Role(RoleName.ADMIN, "", Set.of(RoleName.MODERATOR)));
    stage.policies.refresh();

    assertEquals(
        "Moderator Content.", readPage.read(stage.actor(RoleName.ADMIN), GuardedPage.MODERATOR));
  }
}
