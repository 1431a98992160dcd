package dev.portcullis.application.administration;

import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserRepository;
import java.util.Collections;
import java.util.Set;

/**
 * The users who can assign roles; one active user must always remain. The count is reliable only
 * under the lock of {@link AccessRules#lock}, which every change that takes this right from a user
 * holds.
 */
record RoleAssigners(UserRepository users, Set<RoleName> roles) {
  static RoleAssigners among(UserRepository users, AccessPolicy policy) {
    return new RoleAssigners(users, policy.rolesGranting(Permission.ROLES_ASSIGN));
  }

  /**
   * Checks that at least one is left. Call it after the change, in the same transaction: the
   * exception rolls the change back.
   *
   * @param before the user before the change
   * @throws LastAdministratorException if {@code before} could assign roles and no active user can
   *     now
   */
  void requireOneLeft(User before) {
    boolean couldAssign = before.isActive() && !Collections.disjoint(before.roles(), roles);
    if (couldAssign && users.countActiveHolders(roles) == 0) {
      throw new LastAdministratorException();
    }
  }
}
