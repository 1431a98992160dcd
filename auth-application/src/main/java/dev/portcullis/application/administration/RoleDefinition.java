package dev.portcullis.application.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.Violation;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A role with what it grants itself. Immutable; thread-safe.
 *
 * @param role the role
 * @param grants what it grants itself, without what it inherits
 */
public record RoleDefinition(Role role, Grants grants) {
  /** The greatest number of grants of one role. */
  public static final int MAX_GRANTS = 256;

  /** The greatest number of roles in one line of inheritance. */
  public static final int MAX_LINE = 32;

  /** Both parts are required. What is stored already may exceed the limits. */
  public RoleDefinition {
    requireNonNull(role, "role");
    requireNonNull(grants, "grants");
  }

  /**
   * Returns only if this may become the definition of a role.
   *
   * @throws ValidationException if it grants or inherits too much, or the description breaks a rule
   */
  void refuseViolations() {
    List<FieldViolation> violations = new ArrayList<>();
    Role.descriptionViolations(role.description())
        .forEach(violation -> violations.add(violation.at("description")));
    limit(violations, "permissions", grants.size(), MAX_GRANTS);
    limit(violations, "inherits", role.inherits().size(), Role.MAX_INHERITED);
    if (!violations.isEmpty()) {
      throw new ValidationException(violations);
    }
  }

  /** The definition of a role that may not exist yet. */
  public static RoleDefinition of(
      RoleName name, String description, Grants grants, Set<RoleName> inherits) {
    return new RoleDefinition(new Role(name, description, inherits), grants);
  }

  /** Whether both define the same, whatever their revisions. */
  boolean isSameAs(RoleDefinition other) {
    return grants.equals(other.grants) && role.at(0).equals(other.role.at(0));
  }

  private static void limit(List<FieldViolation> violations, String field, int size, int limit) {
    if (size > limit) {
      violations.add(new Violation("too-long", "give at most " + limit + " items").at(field));
    }
  }
}
