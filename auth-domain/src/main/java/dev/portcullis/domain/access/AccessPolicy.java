package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleHierarchy;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides access: an action is denied unless a rule grants its permission to a role that the actor
 * has or inherits.
 *
 * <p>Immutable, pure and thread-safe. Decisions are cheap, because the constructor computes the
 * inherited roles once.
 */
public final class AccessPolicy {
  private final RoleHierarchy hierarchy;
  private final Map<RoleName, Set<RoleName>> effective = new HashMap<>();
  private final Map<RoleName, Set<AccessRule>> rules = new HashMap<>();

  /** The policy with these rules, where roles inherit as {@code hierarchy} says. */
  public AccessPolicy(RoleHierarchy hierarchy, Collection<AccessRule> rules) {
    this.hierarchy = requireNonNull(hierarchy, "hierarchy");
    Map<RoleName, Set<AccessRule>> own =
        rules.stream().collect(Collectors.groupingBy(AccessRule::role, Collectors.toSet()));
    for (RoleName role : hierarchy.names()) {
      Set<RoleName> reached = hierarchy.effective(Set.of(role));
      Set<AccessRule> granted = new HashSet<>();
      reached.forEach(name -> granted.addAll(own.getOrDefault(name, Set.of())));
      effective.put(role, reached);
      this.rules.put(role, Set.copyOf(granted));
    }
  }

  /** The role hierarchy of this policy. */
  public RoleHierarchy hierarchy() {
    return hierarchy;
  }

  /** Whether {@code actor} may use {@code permission} on the resources of all users. */
  public AccessDecision decide(Actor actor, Permission permission) {
    return grants(actor.roles(), permission, Scope.ALL)
        ? new AccessDecision.Permit()
        : new AccessDecision.Deny(DenyReason.NOT_GRANTED);
  }

  /** Whether {@code actor} may use {@code permission} on a resource of {@code owner}. */
  public AccessDecision decide(Actor actor, Permission permission, UserId owner) {
    if (grants(actor.roles(), permission, Scope.ALL)) {
      return new AccessDecision.Permit();
    }
    if (!grants(actor.roles(), permission, Scope.OWN)) {
      return new AccessDecision.Deny(DenyReason.NOT_GRANTED);
    }
    return actor.user().equals(owner)
        ? new AccessDecision.Permit()
        : new AccessDecision.Deny(DenyReason.NOT_OWNER);
  }

  /** Whether {@code actor} has or inherits {@code role}. */
  public AccessDecision decide(Actor actor, RoleName role) {
    requireNonNull(role, "role");
    return actor.roles().stream()
            .anyMatch(held -> effective.getOrDefault(held, Set.of()).contains(role))
        ? new AccessDecision.Permit()
        : new AccessDecision.Deny(DenyReason.ROLE_MISSING);
  }

  /**
   * Checks that {@code actor} may use {@code permission} on the resources of all users.
   *
   * @throws AccessDeniedException if access is denied
   */
  public void require(Actor actor, Permission permission) {
    if (decide(actor, permission) instanceof AccessDecision.Deny deny) {
      throw AccessDeniedException.of(permission, deny.reason());
    }
  }

  /**
   * Checks that {@code actor} has or inherits {@code role}.
   *
   * @throws AccessDeniedException if access is denied
   */
  public void require(Actor actor, RoleName role) {
    if (!decide(actor, role).isPermitted()) {
      throw AccessDeniedException.ofMissingRole(role);
    }
  }

  /**
   * The permissions that these roles grant on the resources of all users, in alphabetical order.
   */
  public Set<Permission> permissionsOf(Set<RoleName> held) {
    return held.stream()
        .flatMap(role -> rules.getOrDefault(role, Set.of()).stream())
        .filter(rule -> rule.scope() == Scope.ALL)
        .map(AccessRule::permission)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The roles that grant {@code permission} on the resources of all users, directly or by
   * inheritance.
   */
  public Set<RoleName> rolesGranting(Permission permission) {
    return rules.keySet().stream()
        .filter(role -> grants(Set.of(role), permission, Scope.ALL))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean grants(Set<RoleName> held, Permission permission, Scope scope) {
    requireNonNull(permission, "permission");
    Predicate<AccessRule> matches =
        rule -> rule.permission().equals(permission) && rule.scope() == scope;
    return held.stream()
        .anyMatch(role -> rules.getOrDefault(role, Set.of()).stream().anyMatch(matches));
  }
}
