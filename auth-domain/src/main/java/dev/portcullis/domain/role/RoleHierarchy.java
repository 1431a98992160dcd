package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
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
