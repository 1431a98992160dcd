package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A role and the roles whose rights it has besides its own. By default a role inherits nothing.
 *
 * @param name its identity
 * @param description a line for the people who assign it; may be empty
 * @param inherits the roles it directly inherits from
 */
public record Role(RoleName name, String description, Set<RoleName> inherits) {
  /** Copies {@code inherits}. */
  public Role {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    inherits = Set.copyOf(inherits);
  }
}
