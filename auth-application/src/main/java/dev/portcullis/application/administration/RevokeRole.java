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
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import java.util.Set;

/**
 * Takes a role from a user, for actors with {@code roles:assign} who hold all that the role grants;
 * never from the last administrator. Thread-safe.
 */
public final class RevokeRole {
  private final Authority authority;
  private final Journal journal;

  /** Changes users of the store behind {@code authority}. */
  public RevokeRole(Authority authority, Journal journal) {
    this.authority = requireNonNull(authority, "authority");
    this.journal = requireNonNull(journal, "journal");
  }

  /**
   * Revokes {@code role} from the user {@code id}; does nothing if the user does not have it.
   * Access tokens of the user issued before become invalid.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code roles:assign}, or if
   *     the role grants what the actor does not hold
   * @throws UserNotFoundException if there is no such user
   * @throws RoleNotFoundException if there is no such role
   * @throws LastAdministratorException if no other active user can assign roles
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void revoke(Actor actor, UserId id, RoleName role) {
    authority.require(actor, Permission.ROLES_ASSIGN);
    requireNonNull(role, "role");
    journal.inTransaction(draft -> revokeLocked(actor, id, role, draft));
  }

  private User revokeLocked(Actor actor, UserId id, RoleName role, Draft draft) {
    // Lock order: roles before users. All changes of rights take this lock, so two administrators
    // who revoke each other's role run one after the other, and the second is refused.
    Standing standing = authority.lock(actor, Permission.ROLES_ASSIGN);
    if (!standing.policy().hierarchy().contains(role)) {
      throw new RoleNotFoundException(role);
    }
    User user = standing.users().lockById(id).orElseThrow(() -> new UserNotFoundException(id));
    standing.requireAllOf(Set.of(role));
    User changed = user.revoke(role);
    if (changed.equals(user)) {
      return user;
    }
    standing.users().update(changed);
    standing.requireOneLeft(user);
    draft.revoke(Revocation.of(changed));
    draft.record(new AdministrationEvent.RoleRevoked(AuditActor.of(actor), id, role));
    return changed;
  }
}
