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

/** Gives a role to a user, for actors with {@code roles:assign}. Thread-safe. */
public final class AssignRole {
  private final UserRepository users;
  private final AccessRules rules;
  private final Journal journal;
  private final AccessPolicySource policies;

  /** Changes {@code users} for those to whom {@code policies} permit it. */
  public AssignRole(
      UserRepository users, AccessRules rules, Journal journal, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.rules = requireNonNull(rules, "rules");
    this.journal = requireNonNull(journal, "journal");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * Gives {@code role} to {@code id}; does nothing if the user holds it already.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code roles:assign}
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.user.TooManyRolesException if the user holds as many as it can
   * @throws dev.portcullis.domain.role.RoleNotFoundException if there is no such role
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void assign(Actor actor, UserId id, RoleName role) {
    policies.current().require(actor, Permission.ROLES_ASSIGN);
    requireNonNull(role, "role");
    journal.inTransaction(draft -> assignLocked(actor, id, role, draft));
  }

  private User assignLocked(Actor actor, UserId id, RoleName role, Draft draft) {
    // Before the user, as everybody who changes rights does: the new row wants a lock on its role,
    // which somebody who already waits for this user may hold.
    rules.lock();
    User user = users.lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    User changed = user.assign(role);
    if (!changed.equals(user)) {
      users.update(changed);
      // Not that the old tokens allow too much: they would go on to allow too little.
      draft.revoke(Revocation.of(changed));
      draft.record(new AuditEvent.RoleAssigned(actor.user(), id, role));
    }
    return changed;
  }
}
