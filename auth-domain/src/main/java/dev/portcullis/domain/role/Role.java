package dev.portcullis.domain.role;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.util.List;
import java.util.Set;

/**
 * A role and the roles that it inherits permissions from. By default a role inherits nothing.
 * Immutable.
 *
 * @param name its identity
 * @param description a line for the people who assign it; may be empty
 * @param inherits the roles it directly inherits from
 * @param revision the {@linkplain RoleRepository#revision() revision} of the roles at which this
 *     one was last changed; never the same for two states of a role, even if it was removed and
 *     defined anew in between
 */
public record Role(RoleName name, String description, Set<RoleName> inherits, long revision) {
  /** The greatest length of a description, in Unicode code points. */
  public static final int MAX_DESCRIPTION_LENGTH = 255;

  /** The greatest number of roles that a role directly inherits from. */
  public static final int MAX_INHERITED = 32;

  /** Copies {@code inherits}. */
  public Role {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    inherits = Set.copyOf(inherits);
  }

  /** A role that is not stored yet: of revision 0. */
  public Role(RoleName name, String description, Set<RoleName> inherits) {
    this(name, description, inherits, 0);
  }

  /** The same role at {@code changed}. */
  public Role at(long changed) {
    return new Role(name, description, inherits, changed);
  }

  /** Which rules {@code description} breaks; empty if none. */
  public static List<Violation> descriptionViolations(String description) {
    if (description.codePointCount(0, description.length()) > MAX_DESCRIPTION_LENGTH) {
      return List.of(
          new Violation("too-long", "give at most " + MAX_DESCRIPTION_LENGTH + " characters"));
    }
    // Surrogates without their partner cannot be stored as UTF-8.
    boolean printable =
        description
            .codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    return printable
        ? List.of()
        : List.of(new Violation("invalid-characters", "leave control characters out"));
  }
}
