package dev.portcullis.domain;

import static java.util.Objects.requireNonNull;

/**
 * One rule that a value breaks. Never contains the value itself.
 *
 * @param code stable, kebab-case, for programs
 * @param message one sentence that helps a person to mend the value
 */
public record Violation(String code, String message) {
  /** Both parts are required. */
  public Violation {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }

  /** The same violation, told of a named field. */
  public FieldViolation at(String field) {
    return new FieldViolation(field, code, message);
  }
}
