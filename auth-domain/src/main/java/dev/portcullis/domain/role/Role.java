package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A role and the roles that it inherits permissions from. By default a role inherits nothing.
 * Immutable.
 *
 * @param name the name, which identifies it
 * @param description a line of text for administrators; may be empty
 * @param inherits the roles it inherits from directly
 */
public record Role(RoleName name, String description, Set<RoleName> inherits) {
  /** Copies {@code inherits}. */
  public Role {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    inherits = Set.copyOf(inherits);
  }
}
