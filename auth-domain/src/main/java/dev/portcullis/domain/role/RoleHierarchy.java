package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All roles and their inheritance, as read at one time.
 *
 * <p>Immutable and pure. If the store contains a cycle, every role in the cycle has the permissions
 * of all of them.
 */
public final class RoleHierarchy {
  private final Map<RoleName, Role> roles;

  private RoleHierarchy(Map<RoleName, Role> roles) {
    this.roles = roles;
  }

  /**
   * The hierarchy with these roles.
   *
   * @throws IllegalStateException if two of them have the same name
   */
  public static RoleHierarchy of(Collection<Role> roles) {
    return new RoleHierarchy(
        roles.stream().collect(Collectors.toUnmodifiableMap(Role::name, Function.identity())));
  }

  /** Whether a role of that name exists. */
  public boolean contains(RoleName name) {
    return roles.containsKey(requireNonNull(name, "name"));
  }

  /** The role of that name. */
  public Optional<Role> find(RoleName name) {
    return Optional.ofNullable(roles.get(requireNonNull(name, "name")));
  }

  /** All roles, ordered by name. */
  public List<Role> roles() {
    return roles.values().stream().sorted(Comparator.comparing(Role::name)).toList();
  }

  /** This hierarchy with {@code role}, in place of the role of that name if there is one. */
  public RoleHierarchy with(Role role) {
    Map<RoleName, Role> changed = new HashMap<>(roles);
    changed.put(role.name(), role);
    return new RoleHierarchy(Map.copyOf(changed));
  }

  /** This hierarchy without {@code name}. Roles that inherit it go on naming it. */
  public RoleHierarchy without(RoleName name) {
    Map<RoleName, Role> changed = new HashMap<>(roles);
    changed.remove(requireNonNull(name, "name"));
    return new RoleHierarchy(Map.copyOf(changed));
  }

  /**
   * How many roles the longest line of inheritance through {@code name} has; 1 where it neither
   * inherits nor is inherited; nothing if it is on a cycle or connected to one. Each role is
   * visited once.
   */
  public OptionalInt longestLineThrough(RoleName name) {
    Map<RoleName, Set<RoleName>> heirs = new HashMap<>();
    for (Role role : roles.values()) {
      role.inherits()
          .forEach(other -> heirs.computeIfAbsent(other, key -> new HashSet<>()).add(role.name()));
    }
    OptionalInt below = new Depth(role -> find(role).map(Role::inherits).orElse(Set.of())).of(name);
    OptionalInt above = new Depth(role -> heirs.getOrDefault(role, Set.of())).of(name);
    return below.isPresent() && above.isPresent()
        ? OptionalInt.of(below.getAsInt() + above.getAsInt() - 1)
        : OptionalInt.empty();
  }

  /** The names of all roles. */
  public Set<RoleName> names() {
    return roles.keySet();
  }

  /**
   * The given roles and, transitively, all roles that they inherit. Names of roles that do not
   * exist are ignored.
   */
  public Set<RoleName> effective(Set<RoleName> held) {
    Set<RoleName> reached = new HashSet<>();
    Deque<RoleName> open = new ArrayDeque<>(held);
    while (!open.isEmpty()) {
      Role next = roles.get(open.pop());
      if (next != null && reached.add(next.name())) {
        open.addAll(next.inherits());
      }
    }
    return Set.copyOf(reached);
  }
}
