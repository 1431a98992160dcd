package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import java.util.Set;

/**
 * Gives a role to a user, for actors with {@code roles:assign} who hold all that the role grants.
 * Thread-safe.
 */
public final class AssignRole {
  private final Authority authority;
  private final Journal journal;

  /** Changes users of the store behind {@code authority}. */
  public AssignRole(Authority authority, Journal journal) {
    this.authority = requireNonNull(authority, "authority");
    this.journal = requireNonNull(journal, "journal");
  }

  /**
   * Assigns {@code role} to the user {@code id}; does nothing if the user has it already. Access
   * tokens of the user issued before become invalid.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code roles:assign}, or if
   *     the role grants what the actor does not hold
   * @throws UserNotFoundException if there is no such user
   * @throws dev.portcullis.domain.user.TooManyRolesException if the user has the greatest number of
   *     roles already
   * @throws dev.portcullis.domain.role.RoleNotFoundException if there is no such role
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void assign(Actor actor, UserId id, RoleName role) {
    authority.require(actor, Permission.ROLES_ASSIGN);
    requireNonNull(role, "role");
    journal.inTransaction(draft -> assignLocked(actor, id, role, draft));
  }

  private User assignLocked(Actor actor, UserId id, RoleName role, Draft draft) {
    // Lock order: roles before users, as in every change of rights. The new row needs a lock on its
    // role, and a transaction that waits for this user may hold that lock.
    Standing standing = authority.lock(actor, Permission.ROLES_ASSIGN);
    User user = standing.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    standing.requireAllOf(Set.of(role));
    User changed = user.assign(role);
    if (!changed.equals(user)) {
      standing.users().update(changed);
      // The old tokens lack the new role. Revoking them makes clients fetch new ones.
      draft.revoke(Revocation.of(changed));
      draft.record(new AdministrationEvent.RoleAssigned(AuditActor.of(actor), id, role));
    }
    return changed;
  }
}
