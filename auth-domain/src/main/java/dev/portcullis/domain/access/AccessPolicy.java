package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleHierarchy;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides access: an action is denied unless a rule grants its permission to a role that the actor
 * has or inherits.
 *
 * <p>Immutable, pure and thread-safe. Decisions are cheap, because the constructor computes the
 * inherited roles once.
 */
public final class AccessPolicy {
  private final RoleHierarchy hierarchy;
  private final List<AccessRule> rules;
  private final Map<RoleName, Set<RoleName>> effective = new HashMap<>();
  private final Map<RoleName, Grants> granted = new HashMap<>();

  /** The policy with these rules, where roles inherit as {@code hierarchy} says. */
  public AccessPolicy(RoleHierarchy hierarchy, Collection<AccessRule> rules) {
    this.hierarchy = requireNonNull(hierarchy, "hierarchy");
    this.rules = List.copyOf(rules);
    Map<RoleName, List<AccessRule>> own =
        this.rules.stream().collect(Collectors.groupingBy(AccessRule::role));
    for (RoleName role : hierarchy.names()) {
      Set<RoleName> reached = hierarchy.effective(Set.of(role));
      List<Grant> grants = new ArrayList<>();
      reached.forEach(
          name -> own.getOrDefault(name, List.of()).forEach(rule -> grants.add(rule.grant())));
      effective.put(role, reached);
      granted.put(role, Grants.of(grants));
    }
  }

  /** The role hierarchy of this policy. */
  public RoleHierarchy hierarchy() {
    return hierarchy;
  }

  /**
   * This policy with {@code role} as given, in place of the role of that name if there is one.
   *
   * @param grants what the role itself grants, without what it inherits
   */
  public AccessPolicy with(Role role, Grants grants) {
    Stream<AccessRule> own =
        grants.asSet().stream()
            .map(grant -> new AccessRule(role.name(), grant.permission(), grant.scope()));
    return new AccessPolicy(
        hierarchy.with(role), Stream.concat(rulesWithout(role.name()), own).toList());
  }

  /** This policy without {@code role}. */
  public AccessPolicy without(RoleName role) {
    return new AccessPolicy(hierarchy.without(role), rulesWithout(role).toList());
  }

  /** Whether {@code actor} may use {@code permission} on the resources of all users. */
  public AccessDecision decide(Actor actor, Permission permission) {
    requireNonNull(permission, "permission");
    boolean granted =
        actor.fold(user -> grants(user.roles(), permission, Scope.ALL), operator -> true);
    return granted ? new AccessDecision.Permit() : new AccessDecision.Deny(DenyReason.NOT_GRANTED);
  }

  /** Whether {@code actor} may use {@code permission} on a resource of {@code owner}. */
  public AccessDecision decide(Actor actor, Permission permission, UserId owner) {
    requireNonNull(permission, "permission");
    return actor.fold(
        user -> decideFor(user, permission, owner), operator -> new AccessDecision.Permit());
  }

  private AccessDecision decideFor(UserActor actor, Permission permission, UserId owner) {
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
  public AccessDecision decide(UserActor actor, RoleName role) {
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
  public void require(UserActor actor, RoleName role) {
    if (!decide(actor, role).isPermitted()) {
      throw AccessDeniedException.ofMissingRole(role);
    }
  }

  /** All that these roles grant, directly or by inheritance. Unknown names grant nothing. */
  public Grants grantsOf(Set<RoleName> held) {
    return Grants.of(
        held.stream()
            .flatMap(role -> granted.getOrDefault(role, Grants.NONE).asSet().stream())
            .toList());
  }

  /** What the rules grant to {@code role} itself, without what it inherits. */
  public Grants ownGrantsOf(RoleName role) {
    return Grants.of(
        rules.stream().filter(rule -> rule.role().equals(role)).map(AccessRule::grant).toList());
  }

  /** All permissions that these roles have on the resources of all users, alphabetically. */
  public Set<Permission> permissionsOf(Set<RoleName> held) {
    return grantsOf(held).onAll();
  }

  /** The roles whose holders may use {@code permission} on the resources of all users. */
  public Set<RoleName> rolesGranting(Permission permission) {
    return rolesGranting(Grants.of(Set.of(Grant.of(permission))));
  }

  /**
   * The roles that make their holder an administrator: they grant {@link Permission#ROLES_ASSIGN}
   * and every other {@linkplain Permission#BUILT_IN built-in permission} that any role grants.
   * Where no role grants all of them, because duties are separated, the roles that grant {@link
   * Permission#ROLES_ASSIGN}.
   */
  public Set<RoleName> administratorRoles() {
    Stream<Permission> powers =
        granted.values().stream()
            .flatMap(grants -> grants.onAll().stream())
            .filter(Permission.BUILT_IN::contains);
    Set<RoleName> administrators =
        rolesGranting(
            Grants.of(
                Stream.concat(powers, Stream.of(Permission.ROLES_ASSIGN)).map(Grant::of).toList()));
    return administrators.isEmpty() ? rolesGranting(Permission.ROLES_ASSIGN) : administrators;
  }

  private Set<RoleName> rolesGranting(Grants wanted) {
    return granted.entrySet().stream()
        .filter(role -> role.getValue().covers(wanted))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<AccessRule> rulesWithout(RoleName role) {
    return rules.stream().filter(rule -> !rule.role().equals(role));
  }

  private boolean grants(Set<RoleName> held, Permission permission, Scope scope) {
    requireNonNull(permission, "permission");
    return held.stream()
        .map(role -> granted.getOrDefault(role, Grants.NONE))
        .anyMatch(
            grants ->
                scope == Scope.ALL
                    ? grants.contains(permission)
                    : grants.containsOnOwn(permission));
  }
}
