package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * A problem of one account. Immutable.
 *
 * @param problem what is wrong
 * @param other the number of the earlier account it is in conflict with, if any
 */
public record Finding(Problem problem, OptionalLong other) {
  /** Both are required; {@code other} may be empty. */
  public Finding {
    requireNonNull(problem, "problem");
    requireNonNull(other, "other");
  }

  static Finding of(Problem problem) {
    return new Finding(problem, OptionalLong.empty());
  }

  /** The code of the problem and, behind a colon, the other account. */
  @Override
  public String toString() {
    return other.isPresent() ? problem.code() + ":" + other.getAsLong() : problem.code();
  }
}
