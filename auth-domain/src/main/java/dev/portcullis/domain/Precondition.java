package dev.portcullis.domain;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import java.util.Set;

/**
 * In which state a record must be for a change to be made: protects against lost updates where two
 * people change the same record (RFC 9110 section 13). Checked inside the transaction of the
 * change. Immutable; thread-safe.
 */
public final class Precondition {
  /** Whatever state the record is in. */
  public static final Precondition NONE = new Precondition(Kind.NONE, Set.of());

  /** The record must exist. */
  public static final Precondition EXISTS = new Precondition(Kind.EXISTS, Set.of());

  /** The record must not exist. */
  public static final Precondition ABSENT = new Precondition(Kind.ABSENT, Set.of());

  private enum Kind {
    NONE,
    EXISTS,
    ABSENT,
    VERSION
  }

  private final Kind kind;
  private final Set<Long> versions;

  private Precondition(Kind kind, Set<Long> versions) {
    this.kind = kind;
    this.versions = versions;
  }

  /** The record must exist, in one of these versions; with no version nothing satisfies it. */
  public static Precondition version(Set<Long> oneOf) {
    return new Precondition(Kind.VERSION, Set.copyOf(requireNonNull(oneOf, "oneOf")));
  }

  /**
   * Returns only if the condition holds.
   *
   * @param version the version of the record; empty if there is no such record
   * @throws PreconditionFailedException otherwise
   */
  public void require(OptionalLong version) {
    boolean holds =
        switch (kind) {
          case NONE -> true;
          case EXISTS -> version.isPresent();
          case ABSENT -> version.isEmpty();
          case VERSION -> version.isPresent() && versions.contains(version.getAsLong());
        };
    if (!holds) {
      throw new PreconditionFailedException();
    }
  }
}
