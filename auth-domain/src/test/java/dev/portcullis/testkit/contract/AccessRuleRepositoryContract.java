package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.role.RoleName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Everything an {@link dev.portcullis.domain.access.AccessRuleRepository} promises. */
public interface AccessRuleRepositoryContract extends StoreContract {
  @Test
  default void rulesOfTheInstallationAreInForce() {
    List<AccessRule> rules = store().accessRules().findAll();
    for (Permission permission :
        List.of(Permission.USERS_READ, Permission.USERS_WRITE, Permission.ROLES_ASSIGN)) {
      assertTrue(rules.contains(new AccessRule(RoleName.ADMIN, permission, Scope.ALL)));
    }
  }

  @Test
  default void noRuleIsListedTwice() {
    List<AccessRule> rules = store().accessRules().findAll();
    assertEquals(Set.copyOf(rules).size(), rules.size());
  }

  @Test
  default void usersAndModeratorsAreGrantedNothing() {
    assertEquals(
        List.of(),
        store().accessRules().findAll().stream()
            .filter(rule -> Set.of(RoleName.USER, RoleName.MODERATOR).contains(rule.role()))
            .toList());
  }
}
