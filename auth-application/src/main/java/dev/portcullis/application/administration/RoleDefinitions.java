package dev.portcullis.application.administration;

import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/** The roles of a policy, each with what it grants itself. */
record RoleDefinitions(AccessPolicy policy) {
  static RoleDefinitions of(AccessPolicy policy) {
    return new RoleDefinitions(policy);
  }

  Optional<RoleDefinition> find(RoleName name) {
    return policy.hierarchy().find(name).map(this::define);
  }

  RoleDefinition define(Role role) {
    return new RoleDefinition(role, policy.ownGrantsOf(role.name()));
  }
}
