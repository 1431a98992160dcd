package dev.portcullis.domain;

import java.util.List;

/**
 * The values of a request break rules. Contains all violations, so that a person can correct them
 * together.
 */
public final class ValidationException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldViolation> violations;

  /**
   * A refusal with these violations.
   *
   * @throws IllegalArgumentException if there are none
   */
  public ValidationException(List<FieldViolation> violations) {
    super(ErrorCode.VALIDATION_FAILED, "invalid values: " + codesOf(violations));
    this.violations = List.copyOf(violations);
  }

  /** Every violation, at least one. */
  public List<FieldViolation> violations() {
    return violations;
  }

  private static String codesOf(List<FieldViolation> violations) {
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("a validation error needs at least one violation");
    }
    return String.join(", ", violations.stream().map(v -> v.field() + " " + v.code()).toList());
  }
}
