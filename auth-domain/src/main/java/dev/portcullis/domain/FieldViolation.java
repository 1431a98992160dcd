package dev.portcullis.domain;

import static java.util.Objects.requireNonNull;

/**
 * A {@link Violation} in a named field of a request. Immutable.
 *
 * @param field the name of the field in the request
 * @param code stable code for programs, in kebab case
 * @param message one sentence that tells a person how to correct the value
 */
public record FieldViolation(String field, String code, String message) {
  /** All parts are required. */
  public FieldViolation {
    requireNonNull(field, "field");
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
