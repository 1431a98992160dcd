package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserRepository;

/** Assigns a role to a user, for actors with the permission {@code roles:assign}. Thread-safe. */
public final class AssignRole {
  private final UserRepository users;
  private final AccessRules rules;
  private final Journal journal;
  private final AccessPolicySource policies;

  /** Changes {@code users} for actors that {@code policies} permit. */
  public AssignRole(
      UserRepository users, AccessRules rules, Journal journal, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.rules = requireNonNull(rules, "rules");
    this.journal = requireNonNull(journal, "journal");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * Assigns {@code role} to the user {@code id}; does nothing if the user has it already. Access
   * tokens of the user issued before become invalid.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     roles:assign}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.user.TooManyRolesException if the user has the greatest number of
   *     roles already
   * @throws dev.portcullis.domain.role.RoleNotFoundException if there is no such role
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void assign(Actor actor, UserId id, RoleName role) {
    policies.current().require(actor, Permission.ROLES_ASSIGN);
    requireNonNull(role, "role");
    journal.inTransaction(draft -> assignLocked(actor, id, role, draft));
  }

  private User assignLocked(Actor actor, UserId id, RoleName role, Draft draft) {
    // Lock order: roles before users, as in every change of rights. The new row needs a lock on its
    // role, and a transaction that waits for this user may hold that lock.
    rules.lock();
    User user = users.lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    User changed = user.assign(role);
    if (!changed.equals(user)) {
      users.update(changed);
      // The old tokens lack the new role. Revoking them makes clients fetch new ones.
      draft.revoke(Revocation.of(changed));
      draft.record(new AuditEvent.RoleAssigned(actor.user(), id, role));
    }
    return changed;
  }
}
