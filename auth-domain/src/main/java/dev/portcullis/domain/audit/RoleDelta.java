package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/**
 * One thing that a new definition of a role changes. Immutable; thread-safe.
 *
 * @param kind what was changed
 * @param grant the grant, if one was changed
 * @param inherited the inherited role, if one was changed
 */
public record RoleDelta(Kind kind, Optional<Grant> grant, Optional<RoleName> inherited) {
  /** The description was changed. What it says is not kept: it may name people. */
  public static final RoleDelta DESCRIPTION =
      new RoleDelta(Kind.DESCRIBED, Optional.empty(), Optional.empty());

  /** What a delta can be about. */
  public enum Kind {
    /** The role grants something more. */
    GRANTED,
    /** The role does not grant something any more. */
    WITHDRAWN,
    /** The role inherits another. */
    INHERITED,
    /** The role does not inherit another any more. */
    DISINHERITED,
    /** The description was changed. */
    DESCRIBED
  }

  /** All parts are required. */
  public RoleDelta {
    requireNonNull(kind, "kind");
    requireNonNull(grant, "grant");
    requireNonNull(inherited, "inherited");
  }

  /** The role grants {@code grant}, or does not any more. */
  public static RoleDelta of(boolean isGranted, Grant grant) {
    return new RoleDelta(
        isGranted ? Kind.GRANTED : Kind.WITHDRAWN, Optional.of(grant), Optional.empty());
  }

  /** The role inherits {@code role}, or does not any more. */
  public static RoleDelta of(boolean isInherited, RoleName role) {
    return new RoleDelta(
        isInherited ? Kind.INHERITED : Kind.DISINHERITED, Optional.empty(), Optional.of(role));
  }

  /**
   * As one word: {@code +users:read}, {@code -users:read}, {@code inherits+admin}, {@code
   * inherits-admin} or {@code description}.
   */
  @Override
  public String toString() {
    return switch (kind) {
      case GRANTED -> "+" + grant.map(Grant::toString).orElse("");
      case WITHDRAWN -> "-" + grant.map(Grant::toString).orElse("");
      case INHERITED -> "inherits+" + inherited.map(RoleName::value).orElse("");
      case DISINHERITED -> "inherits-" + inherited.map(RoleName::value).orElse("");
      case DESCRIBED -> "description";
    };
  }
}
