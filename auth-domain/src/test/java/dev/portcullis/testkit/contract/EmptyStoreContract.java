package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserSearch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new installation. Only this contract needs an unused store for every test. */
public interface EmptyStoreContract {
  /** An unused store, with the roles and rules of a new installation only. */
  StoreUnderTest freshStore();

  @Test
  default void newStoreHasNoUserUntilOneIsAdded() {
    StoreUnderTest store = freshStore();
    assertTrue(store.users().isEmpty());
    assertEquals(new UserPage(List.of(), Optional.empty()), store.users().find(UserSearch.all(10)));
    store.users().add(aUser().build());
    assertFalse(store.users().isEmpty());
  }

  @Test
  default void newStoreHasNoSigningKey() {
    assertEquals(List.of(), freshStore().signingKeys().findAll());
  }

  @Test
  default void newStoreHasThreeRolesThatInheritNothing() {
    List<Role> roles = freshStore().roles().findAll();
    assertEquals(
        List.of(RoleName.ADMIN, RoleName.MODERATOR, RoleName.USER),
        roles.stream().map(Role::name).toList());
    assertTrue(roles.stream().allMatch(role -> role.inherits().isEmpty()));
  }

  @Test
  default void newStoreGrantsEverythingToAdminAndNothingToOthers() {
    Set<AccessRule> expected =
        Stream.of(
                "users:read",
                "users:write",
                "roles:read",
                "roles:write",
                "roles:assign",
                "sessions:revoke",
                "audit:read",
                "keys:rotate")
            .map(text -> new AccessRule(RoleName.ADMIN, Permission.of(text), Scope.ALL))
            .collect(toSet());
    List<AccessRule> rules = freshStore().accessRules().findAll();
    assertEquals(expected, Set.copyOf(rules));
    assertEquals(expected.size(), rules.size());
  }
}
