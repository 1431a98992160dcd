package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;

/**
 * Which role here the holders of a role in the source get. Immutable.
 *
 * @param source the name in the source, as stored
 * @param role the role here
 * @param isNew whether there is no such role yet: it is created, without permissions
 */
public record MappedRole(String source, RoleName role, boolean isNew) {
  /** The names are required. */
  public MappedRole {
    requireNonNull(source, "source");
    requireNonNull(role, "role");
  }
}
