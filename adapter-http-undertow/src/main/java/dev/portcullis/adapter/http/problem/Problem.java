package dev.portcullis.adapter.http.problem;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.FieldViolation;
import java.util.List;

/**
 * An error of one request (RFC 9457), without the request's id: {@link ProblemDocument} adds the
 * instance.
 *
 * @param status the status
 * @param code stable, kebab-case, for programs
 * @param detail one sentence for people; never contains a value of the request, except the name of
 *     an unknown role
 * @param violations the invalid fields; may be empty
 */
public record Problem(Status status, String code, String detail, List<FieldViolation> violations) {
  /** Copies {@code violations}. */
  public Problem {
    requireNonNull(status, "status");
    requireNonNull(code, "code");
    requireNonNull(detail, "detail");
    violations = List.copyOf(violations);
  }

  /** A problem without invalid fields. */
  public static Problem of(Status status, String code, String detail) {
    return new Problem(status, code, detail, List.of());
  }
}
