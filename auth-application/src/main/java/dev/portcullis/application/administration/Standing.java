package dev.portcullis.application.administration;

import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.DenyReason;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserRepository;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an actor holds, of a user by what is stored while the roles are locked: the measure of what
 * it may hand on and of whom it may act upon. No actor gives what it does not have (NIST RBAC calls
 * the wider rule separation of administration; the attack it closes is privilege escalation,
 * CWE-269).
 *
 * @param policy what all roles grant
 * @param holds whether the actor holds all of some grants
 * @param users the users, to count administrators
 */
record Standing(AccessPolicy policy, Predicate<Grants> holds, UserRepository users) {
  /** The standing of a user who has {@code roles}. */
  static Standing of(AccessPolicy policy, Set<RoleName> roles, UserRepository users) {
    return new Standing(policy, policy.grantsOf(roles)::covers, users);
  }

  /** The standing of an operator, who holds everything. */
  static Standing ofOperator(AccessPolicy policy, UserRepository users) {
    return new Standing(policy, everything -> true, users);
  }

  void require(Permission permission) {
    if (!holds.test(Grants.of(Set.of(Grant.of(permission))))) {
      throw AccessDeniedException.of(permission, DenyReason.NOT_GRANTED);
    }
  }

  /**
   * Lets an actor pass that holds all of {@code needed} itself.
   *
   * @throws AccessDeniedException otherwise
   */
  void requireAll(Grants needed) {
    if (!holds.test(needed)) {
      throw AccessDeniedException.ofExcess();
    }
  }

  /**
   * Lets an actor pass that holds all that these roles grant. Roles that do not exist grant
   * nothing.
   *
   * @throws AccessDeniedException otherwise
   */
  void requireAllOf(Set<RoleName> roles) {
    requireAll(policy.grantsOf(roles));
  }

  /**
   * Refuses a change of {@code before} after which there is no administrator, or no user who can
   * assign roles. Call after the change, which the exception rolls back.
   *
   * @throws LastAdministratorException if {@code before} was one and no active user is now
   */
  void requireOneLeft(User before) {
    for (Set<RoleName> roles : List.of(policy.administratorRoles(), assigners(policy))) {
      boolean wasOne = before.isActive() && !Collections.disjoint(before.roles(), roles);
      if (wasOne && !users.hasActiveHolder(roles)) {
        throw new LastAdministratorException();
      }
    }
  }

  /**
   * Refuses a change of roles after which there is no administrator, or no user who can assign
   * roles, where there was one.
   *
   * @throws LastAdministratorException if no active user is one under {@code next}
   */
  void requireOneLeft(AccessPolicy next) {
    requireOneLeft(policy.administratorRoles(), next.administratorRoles());
    requireOneLeft(assigners(policy), assigners(next));
  }

  private void requireOneLeft(Set<RoleName> before, Set<RoleName> after) {
    if (!users.hasActiveHolder(after) && users.hasActiveHolder(before)) {
      throw new LastAdministratorException();
    }
  }

  private static Set<RoleName> assigners(AccessPolicy of) {
    return of.rolesGranting(Permission.ROLES_ASSIGN);
  }
}
