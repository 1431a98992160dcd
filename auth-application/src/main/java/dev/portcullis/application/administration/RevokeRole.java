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
 * Takes a role from a user, for actors with {@code roles:assign}; never from the last who can
 * assign. Thread-safe.
 */
public final class RevokeRole {
  private final UserRepository users;
  private final AccessRules rules;
  private final Journal journal;
  private final AccessPolicySource policies;

  /** Changes {@code users} for those to whom {@code policies} permit it. */
  public RevokeRole(
      UserRepository users, AccessRules rules, Journal journal, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.rules = requireNonNull(rules, "rules");
    this.journal = requireNonNull(journal, "journal");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * Takes {@code role} from {@code id}; does nothing if the user does not hold it.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code roles:assign}
   * @throws UserNotFoundException if there is no such user
   * @throws RoleNotFoundException if there is no such role
   * @throws LastAdministratorException if nobody would be left who can assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void revoke(Actor actor, UserId id, RoleName role) {
    policies.current().require(actor, Permission.ROLES_ASSIGN);
    requireNonNull(role, "role");
    journal.inTransaction(draft -> revokeLocked(actor, id, role, draft));
  }

  private User revokeLocked(Actor actor, UserId id, RoleName role, Draft draft) {
    // The lock on the roles comes first and is everybody's: two administrators who dismiss each
    // other queue here.
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
    RoleAssigners.among(users, policy).refuseLosing(user);
    draft.revoke(Revocation.of(changed));
    draft.record(new AuditEvent.RoleRevoked(actor.user(), id, role));
    return changed;
  }
}
