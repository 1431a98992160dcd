package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserRepository;

/**
 * Revokes a role from a user, for actors with the permission {@code roles:assign}. The last user
 * who can assign roles keeps that right. Thread-safe.
 */
public final class RevokeRole {
  private final UserRepository users;
  private final AccessRules rules;
  private final Journal journal;
  private final AccessPolicySource policies;

  /** Changes {@code users} for actors that {@code policies} permit. */
  public RevokeRole(
      UserRepository users, AccessRules rules, Journal journal, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.rules = requireNonNull(rules, "rules");
    this.journal = requireNonNull(journal, "journal");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * Revokes {@code role} from the user {@code id}; does nothing if the user does not have it.
   * Access tokens of the user issued before become invalid.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     roles:assign}
   * @throws UserNotFoundException if there is no such user
   * @throws RoleNotFoundException if there is no such role
   * @throws LastAdministratorException if no other active user can assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void revoke(Actor actor, UserId id, RoleName role) {
    policies.current().require(actor, Permission.ROLES_ASSIGN);
    requireNonNull(role, "role");
    journal.inTransaction(draft -> revokeLocked(actor, id, role, draft));
  }

  private User revokeLocked(Actor actor, UserId id, RoleName role, Draft draft) {
    // Lock order: roles before users. All changes of rights take this lock, so two administrators
    // who revoke each other's role run one after the other, and the second is refused.
    AccessPolicy policy = rules.lock();
    if (!policy.hierarchy().contains(role)) {
      throw new RoleNotFoundException(role);
    }
    User user = users.lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    User changed = user.revoke(role);
    if (changed.equals(user)) {
      return user;
    }
    users.update(changed);
    RoleAssigners.among(users, policy).requireOneLeft(user);
    draft.revoke(Revocation.of(changed));
    draft.record(new AuditEvent.RoleRevoked(actor.user(), id, role));
    return changed;
  }
}
