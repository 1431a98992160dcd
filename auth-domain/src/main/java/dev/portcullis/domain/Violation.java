package dev.portcullis.domain;

import static java.util.Objects.requireNonNull;

/**
 * A rule that a value breaks. Never contains the value itself. Immutable.
 *
 * @param code stable code for programs, in kebab case
 * @param message one sentence that tells a person how to correct the value
 */
public record Violation(String code, String message) {
  /** Both parts are required. */
  public Violation {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }

  /** This violation in the named field of a request. */
  public FieldViolation at(String field) {
    return new FieldViolation(field, code, message);
  }
}
