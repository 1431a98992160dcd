package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.DenyReason;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserRepository;
import java.util.Set;

/**
 * Decides what an administrator may do to the rights of others. Thread-safe.
 *
 * <p>Two questions: {@link #require}, from memory and before any work; then {@link #lock}, inside
 * the transaction, by what is stored. Between the two the actor may have lost its roles, and what
 * the roles grant may have changed: the second answer counts.
 *
 * @param users the users
 * @param rules what roles grant, as stored
 * @param policies what roles grant, as last read
 */
public record Authority(UserRepository users, AccessRules rules, AccessPolicySource policies) {
  /** All parts are required, of one store. */
  public Authority {
    requireNonNull(users, "users");
    requireNonNull(rules, "rules");
    requireNonNull(policies, "policies");
  }

  /**
   * Lets an actor pass that may use {@code permission}, as far as this node knows.
   *
   * @throws AccessDeniedException otherwise
   */
  void require(Actor actor, Permission permission) {
    policies.current().require(actor, permission);
  }

  /**
   * Lets an actor pass that holds all that these roles grant, as far as this node knows.
   *
   * @throws AccessDeniedException otherwise
   */
  void requireAllOf(Actor actor, Set<RoleName> roles) {
    AccessPolicy policy = policies.current();
    actor
        .fold(
            user -> Standing.of(policy, user.roles(), users),
            operator -> Standing.ofOperator(policy, users))
        .requireAllOf(roles);
  }

  /**
   * Checks that the stored roles of the actor grant {@code permission}, without a lock: for changes
   * that touch no rights. A role that is revoked at the same moment may still count.
   *
   * @throws AccessDeniedException otherwise, also if the actor's account is disabled or removed
   */
  void requireStored(Actor actor, Permission permission) {
    standing(actor, policies.current(), permission).require(permission);
  }

  /**
   * Locks all roles until the transaction ends, as every change of rights does and before any other
   * lock, and lets an actor pass whose stored roles grant {@code permission}.
   *
   * @throws AccessDeniedException otherwise, also if the actor's account is disabled or removed
   * @throws IllegalStateException outside a transaction
   */
  Standing lock(Actor actor, Permission permission) {
    Standing standing = standing(actor, lockRoles(), permission);
    standing.require(permission);
    return standing;
  }

  private Standing standing(Actor actor, AccessPolicy policy, Permission permission) {
    return actor.fold(
        user -> Standing.of(policy, storedRoles(user, permission), users),
        operator -> Standing.ofOperator(policy, users));
  }

  private Set<RoleName> storedRoles(UserActor actor, Permission permission) {
    return users
        .findById(actor.user())
        .filter(User::isActive)
        .map(User::roles)
        .orElseThrow(() -> AccessDeniedException.of(permission, DenyReason.NOT_GRANTED));
  }

  /**
   * Locks all roles as {@link #lock} does, for an actor that acts on its own account alone.
   *
   * @return what all roles grant
   * @throws IllegalStateException outside a transaction
   */
  AccessPolicy lockRoles() {
    return rules.lock();
  }
}
