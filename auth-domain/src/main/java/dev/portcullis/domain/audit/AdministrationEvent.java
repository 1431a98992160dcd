package dev.portcullis.domain.audit;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that an administrator did to the account or the rights of others. */
public sealed interface AdministrationEvent extends AuditEvent {
  /**
   * All sessions of a user were ended by an administrator.
   *
   * @param actor who ended them
   * @param user whose
   */
  record AllSessionsEnded(AuditActor actor, UserId user) implements AdministrationEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("all-sessions-ended", actor, user);
    }
  }

  /**
   * A user got a role.
   *
   * @param actor who gave it
   * @param user who holds it now
   * @param role which
   */
  record RoleAssigned(AuditActor actor, UserId user, RoleName role) implements AdministrationEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("role-assigned", actor, user).with(role.value());
    }
  }

  /**
   * A user lost a role.
   *
   * @param actor who took it
   * @param user who held it
   * @param role which
   */
  record RoleRevoked(AuditActor actor, UserId user, RoleName role) implements AdministrationEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("role-revoked", actor, user).with(role.value());
    }
  }

  /**
   * An account was created by an administrator.
   *
   * @param actor who created it
   * @param user whose it is
   * @param roles the roles of the user
   */
  record AccountCreated(AuditActor actor, UserId user, Set<RoleName> roles)
      implements AdministrationEvent {
    /** Copies {@code roles}. */
    public AccountCreated {
      roles = Set.copyOf(roles);
    }

    @Override
    public AuditFacts facts() {
      AuditFacts facts = AuditFacts.of("account-created", actor, user);
      return roles.isEmpty()
          ? facts
          : facts.with(
              roles.stream().sorted().map(RoleName::value).collect(Collectors.joining(" ")));
    }
  }

  /**
   * An account of another system was taken over.
   *
   * @param actor who took it over
   * @param user whose it is
   * @param number its number in the other system
   */
  record AccountImported(AuditActor actor, UserId user, long number)
      implements AdministrationEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("account-imported", actor, user).with(Long.toString(number));
    }
  }

  /**
   * The password of an account was set by an administrator, which ended the sessions of the user.
   *
   * @param actor who set it
   * @param user whose
   */
  record PasswordSet(AuditActor actor, UserId user) implements AdministrationEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("password-set", actor, user);
    }
  }

  /**
   * An account was changed by an administrator.
   *
   * @param actor who changed it
   * @param user whose
   * @param changes what was changed
   */
  record AccountChanged(AuditActor actor, UserId user, Set<AccountChange> changes)
      implements AdministrationEvent {
    /** Copies {@code changes}. */
    public AccountChanged {
      changes = Set.copyOf(changes);
    }

    @Override
    public AuditFacts facts() {
      return AuditFacts.of("account-changed", actor, user)
          .with(changes.stream().sorted().map(AuditFacts::word).collect(Collectors.joining(" ")));
    }
  }

  /**
   * An account was removed.
   *
   * @param actor who removed it
   * @param user whose it was
   */
  record AccountRemoved(AuditActor actor, UserId user) implements AdministrationEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("account-removed", actor, user);
    }
  }

  /**
   * A role was created.
   *
   * @param actor who created it
   * @param role which
   * @param deltas what it grants and inherits
   */
  record RoleCreated(AuditActor actor, RoleName role, List<RoleDelta> deltas)
      implements AdministrationEvent {
    /** Copies {@code deltas}. */
    public RoleCreated {
      deltas = List.copyOf(deltas);
    }

    @Override
    public AuditFacts facts() {
      return AuditFacts.by("role-created", Optional.of(actor)).with(detail(role, deltas));
    }
  }

  /**
   * A role was defined anew. A change that needs more room than one entry has is kept in several.
   *
   * @param actor who defined it
   * @param role which
   * @param deltas what was changed; at most {@value #MAX_DELTAS}
   */
  record RoleChanged(AuditActor actor, RoleName role, List<RoleDelta> deltas)
      implements AdministrationEvent {
    /** How many deltas one entry has room for. */
    public static final int MAX_DELTAS = 50;

    /** Copies {@code deltas}. */
    public RoleChanged {
      deltas = List.copyOf(deltas);
    }

    @Override
    public AuditFacts facts() {
      return AuditFacts.by("role-changed", Optional.of(actor)).with(detail(role, deltas));
    }
  }

  /**
   * A role was removed. What needs more room than one entry has is kept in several.
   *
   * @param actor who removed it
   * @param role which
   * @param deltas what it granted and inherited; at most {@value RoleChanged#MAX_DELTAS}
   */
  record RoleRemoved(AuditActor actor, RoleName role, List<RoleDelta> deltas)
      implements AdministrationEvent {
    /** Copies {@code deltas}. */
    public RoleRemoved {
      deltas = List.copyOf(deltas);
    }

    @Override
    public AuditFacts facts() {
      return AuditFacts.by("role-removed", Optional.of(actor)).with(detail(role, deltas));
    }
  }

  private static String detail(RoleName role, List<RoleDelta> deltas) {
    return Stream.concat(Stream.of(role.value()), deltas.stream().map(RoleDelta::toString))
        .collect(Collectors.joining(" "));
  }
}
