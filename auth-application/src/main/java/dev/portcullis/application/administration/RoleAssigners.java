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
 * Those who can assign roles: somebody must always be left. Counts only under the lock of {@link
 * AccessRules#lock}, which all hold who take that right from somebody.
 */
record RoleAssigners(UserRepository users, Set<RoleName> roles) {
  static RoleAssigners among(UserRepository users, AccessPolicy policy) {
    return new RoleAssigners(users, policy.rolesGranting(Permission.ROLES_ASSIGN));
  }

  /**
   * Refuses to lose the last of them. To be asked after the change, which the exception takes back.
   *
   * @param before the user before the change
   * @throws LastAdministratorException if {@code before} was one of them and nobody is now
   */
  void refuseLosing(User before) {
    boolean wasOne = before.isActive() && !Collections.disjoint(before.roles(), roles);
    if (wasOne && users.countActiveHolders(roles) == 0) {
      throw new LastAdministratorException();
    }
  }
}
