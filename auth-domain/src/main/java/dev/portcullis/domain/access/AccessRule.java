package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;

/**
 * A rule that grants a permission to a role, within a scope. No rule forbids anything: what no rule
 * grants is denied. Immutable.
 *
 * @param role the role that has the permission
 * @param permission the permission
 * @param scope the resources on which it may be used
 */
public record AccessRule(RoleName role, Permission permission, Scope scope) {
  /** All parts are required. */
  public AccessRule {
    requireNonNull(role, "role");
    requireNonNull(permission, "permission");
    requireNonNull(scope, "scope");
  }

  /** What this rule grants to the role. */
  public Grant grant() {
    return new Grant(permission, scope);
  }
}
