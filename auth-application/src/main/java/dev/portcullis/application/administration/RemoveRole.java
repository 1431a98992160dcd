package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.role.BuiltInRoleException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Removes a role that no user holds and no role inherits, for actors with {@code roles:write} who
 * hold all that it grants. Thread-safe.
 */
public final class RemoveRole {
  private final Authority authority;
  private final Journal journal;
  private final RoleChanges changes;

  /** Removes roles of the store behind {@code authority}. */
  public RemoveRole(Authority authority, Journal journal, RoleChanges changes) {
    this.authority = requireNonNull(authority, "authority");
    this.journal = requireNonNull(journal, "journal");
    this.changes = requireNonNull(changes, "changes");
  }

  /**
   * Removes {@code name}.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code roles:write}, or if
   *     the role grants what the actor does not hold
   * @throws BuiltInRoleException if it is one of {@link RoleName#BUILT_IN}
   * @throws RoleNotFoundException if there is no such role
   * @throws dev.portcullis.domain.PreconditionFailedException if {@code precondition} does not hold
   * @throws dev.portcullis.domain.role.RoleInUseException if a user holds it or a role inherits it
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void remove(Actor actor, RoleName name, Precondition precondition) {
    authority.require(actor, Permission.ROLES_WRITE);
    requireNonNull(precondition, "precondition");
    if (RoleName.BUILT_IN.contains(name)) {
      throw new BuiltInRoleException(name);
    }
    journal.inTransaction(draft -> removeLocked(actor, name, precondition, draft));
    changes.announce();
  }

  private RoleName removeLocked(
      Actor actor, RoleName name, Precondition precondition, Draft draft) {
    Standing standing = authority.lock(actor, Permission.ROLES_WRITE);
    RoleDefinition definition =
        RoleDefinitions.of(standing.policy())
            .find(name)
            .orElseThrow(() -> new RoleNotFoundException(name));
    precondition.require(OptionalLong.of(definition.role().revision()));
    standing.requireAllOf(Set.of(name));
    changes.remove(name);
    changes.eventsOfRemoval(actor, definition).forEach(draft::record);
    return name;
  }
}
