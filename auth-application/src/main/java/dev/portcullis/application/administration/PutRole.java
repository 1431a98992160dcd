package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.Violation;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleCycleException;
import dev.portcullis.domain.role.RoleHierarchy;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.UnknownRoleException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Defines a role, or defines it anew, for actors with {@code roles:write}. Thread-safe.
 *
 * <p>The actor must itself hold all that the role grants and inherits, both before and after: a
 * role can neither be raised above the one who changes it, nor be taken apart from below.
 */
public final class PutRole {
  private final Authority authority;
  private final Journal journal;
  private final RoleChanges changes;

  /** Defines roles of the store behind {@code authority}. */
  public PutRole(Authority authority, Journal journal, RoleChanges changes) {
    this.authority = requireNonNull(authority, "authority");
    this.journal = requireNonNull(journal, "journal");
    this.changes = requireNonNull(changes, "changes");
  }

  /**
   * What became of a definition.
   *
   * @param definition the role as stored
   * @param isNew whether there was no role of that name
   */
  public record Outcome(RoleDefinition definition, boolean isNew) {
    /** The definition is required. */
    public Outcome {
      requireNonNull(definition, "definition");
    }
  }

  /**
   * Makes {@code wanted} the definition of its role; does nothing if it is so already. On this node
   * the new rights count when the call returns, on others within a second.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code roles:write}, or if
   *     the role grants, or would grant, what the actor does not hold
   * @throws dev.portcullis.domain.PreconditionFailedException if {@code precondition} does not hold
   * @throws ValidationException if the name is not one for new roles, if the role grants or
   *     inherits too much or its description breaks a rule, or if it would be part of a line of
   *     inheritance of more than {@value RoleDefinition#MAX_LINE} roles
   * @throws UnknownRoleException if an inherited role does not exist
   * @throws RoleCycleException if the role would inherit itself
   * @throws dev.portcullis.domain.user.LastAdministratorException if no administrator would remain
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public Outcome put(Actor actor, RoleDefinition wanted, Precondition precondition) {
    authority.require(actor, Permission.ROLES_WRITE);
    wanted.refuseViolations();
    requireNonNull(precondition, "precondition");
    Outcome outcome = journal.inTransaction(draft -> putLocked(actor, wanted, precondition, draft));
    changes.announce();
    return outcome;
  }

  private Outcome putLocked(
      Actor actor, RoleDefinition wanted, Precondition precondition, Draft draft) {
    Standing standing = authority.lock(actor, Permission.ROLES_WRITE);
    RoleName name = wanted.role().name();
    Optional<RoleDefinition> before = RoleDefinitions.of(standing.policy()).find(name);
    precondition.require(
        before.map(found -> OptionalLong.of(found.role().revision())).orElse(OptionalLong.empty()));
    AccessPolicy next = next(standing.policy(), wanted, before.isEmpty());
    standing.requireAllOf(Set.of(name));
    standing.requireAll(next.grantsOf(Set.of(name)));
    if (before.filter(wanted::isSameAs).isPresent()) {
      return new Outcome(before.get(), false);
    }
    Role stored = changes.store(wanted);
    standing.requireOneLeft(next);
    changes.eventsOf(actor, before, wanted).forEach(draft::record);
    return new Outcome(new RoleDefinition(stored, wanted.grants()), before.isEmpty());
  }

  private static AccessPolicy next(AccessPolicy now, RoleDefinition wanted, boolean isNew) {
    RoleName name = wanted.role().name();
    if (isNew && !name.isGoodForNewRole()) {
      throw new ValidationException(List.of(RoleName.NEW_NAME_RULE.at("name")));
    }
    wanted.role().inherits().stream()
        .sorted()
        .filter(inherited -> !inherited.equals(name) && !now.hierarchy().contains(inherited))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new UnknownRoleException(unknown.value());
            });
    AccessPolicy next = now.with(wanted.role(), wanted.grants());
    refuseBadLine(next.hierarchy(), name);
    return next;
  }

  private static void refuseBadLine(RoleHierarchy hierarchy, RoleName name) {
    OptionalInt line = hierarchy.longestLineThrough(name);
    if (line.isEmpty()) {
      throw new RoleCycleException(name);
    }
    if (line.getAsInt() > RoleDefinition.MAX_LINE) {
      Violation tooDeep =
          new Violation(
              "too-deep",
              "let at most " + RoleDefinition.MAX_LINE + " roles inherit one from the other");
      throw new ValidationException(List.of(tooDeep.at("inherits")));
    }
  }
}
