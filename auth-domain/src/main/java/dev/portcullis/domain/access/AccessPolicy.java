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
 * The decision who may do what: denied unless a rule grants it to a role that the actor holds or
 * inherits.
 *
 * <p>Immutable and pure; safe and cheap to ask from any thread. The closure of the hierarchy is
 * computed once, here.
 */
public final class AccessPolicy {
  private final RoleHierarchy hierarchy;
  private final Map<RoleName, Set<RoleName>> effective = new HashMap<>();
  private final Map<RoleName, Set<AccessRule>> rules = new HashMap<>();

  /** The policy of these rules, with rights handed on along {@code hierarchy}. */
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

  /** Who inherits from whom under this policy. */
  public RoleHierarchy hierarchy() {
    return hierarchy;
  }

  /** May {@code actor} use {@code permission} on everybody's resources? */
  public AccessDecision decide(Actor actor, Permission permission) {
    return grants(actor.roles(), permission, Scope.ALL)
        ? new AccessDecision.Permit()
        : new AccessDecision.Deny(DenyReason.NOT_GRANTED);
  }

  /** May {@code actor} use {@code permission} on a resource of {@code owner}? */
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

  /** Does {@code actor} hold {@code role}, or inherit it? */
  public AccessDecision decide(Actor actor, RoleName role) {
    requireNonNull(role, "role");
    return actor.roles().stream()
            .anyMatch(held -> effective.getOrDefault(held, Set.of()).contains(role))
        ? new AccessDecision.Permit()
        : new AccessDecision.Deny(DenyReason.ROLE_MISSING);
  }

  /**
   * Lets an actor pass that may use {@code permission} on everybody's resources.
   *
   * @throws AccessDeniedException if the decision is to deny
   */
  public void require(Actor actor, Permission permission) {
    if (decide(actor, permission) instanceof AccessDecision.Deny deny) {
      throw AccessDeniedException.of(permission, deny.reason());
    }
  }

  /**
   * Lets an actor pass that holds or inherits {@code role}.
   *
   * @throws AccessDeniedException if the decision is to deny
   */
  public void require(Actor actor, RoleName role) {
    if (!decide(actor, role).isPermitted()) {
      throw AccessDeniedException.ofMissingRole(role);
    }
  }

  /** All permissions that these roles have on everybody's resources, in alphabetical order. */
  public Set<Permission> permissionsOf(Set<RoleName> held) {
    return held.stream()
        .flatMap(role -> rules.getOrDefault(role, Set.of()).stream())
        .filter(rule -> rule.scope() == Scope.ALL)
        .map(AccessRule::permission)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The roles whose holders may use {@code permission} on everybody's resources. */
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
