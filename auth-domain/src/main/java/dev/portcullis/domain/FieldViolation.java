package dev.portcullis.domain;

import static java.util.Objects.requireNonNull;

/**
 * A {@link Violation} of a named field of a request.
 *
 * @param field the field's name as the caller wrote it
 * @param code stable, kebab-case, for programs
 * @param message one sentence that helps a person to mend the value
 */
public record FieldViolation(String field, String code, String message) {
  /** All parts are required. */
  public FieldViolation {
    requireNonNull(field, "field");
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
