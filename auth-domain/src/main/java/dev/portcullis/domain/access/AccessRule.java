package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;

/**
 * A role grants a permission within a scope. There is no rule that forbids: what no rule grants is
 * denied.
 *
 * @param role who holds this role ...
 * @param permission ... may do this ...
 * @param scope ... on these resources
 */
public record AccessRule(RoleName role, Permission permission, Scope scope) {
  /** All parts are required. */
  public AccessRule {
    requireNonNull(role, "role");
    requireNonNull(permission, "permission");
    requireNonNull(scope, "scope");
  }
}
