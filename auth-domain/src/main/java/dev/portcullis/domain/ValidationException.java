package dev.portcullis.domain;

import java.util.List;

/**
 * A request whose values break rules: all of them at once, so that a person mends them in one go.
 */
public final class ValidationException extends AuthException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldViolation> violations;

  /**
   * A refusal for these violations.
   *
   * @throws IllegalArgumentException if there are none
   */
  public ValidationException(List<FieldViolation> violations) {
    super(ErrorCode.VALIDATION_FAILED, "violated: " + codesOf(violations));
    this.violations = List.copyOf(violations);
  }

  /** Every violation, at least one. */
  public List<FieldViolation> violations() {
    return violations;
  }

  private static String codesOf(List<FieldViolation> violations) {
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("no violations");
    }
    return String.join(", ", violations.stream().map(v -> v.field() + " " + v.code()).toList());
  }
}
