package dev.portcullis.adapter.http.problem;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.FieldViolation;
import java.util.List;

/**
 * What is wrong with one request (RFC 9457), before it is known which request: {@link
 * ProblemDocument} adds the instance.
 *
 * @param status the status
 * @param code stable, kebab-case, for programs
 * @param detail one sentence for people; never holds a value of the request, but for the name of a
 *     role that does not exist
 * @param violations the fields at fault; empty where no field is
 */
public record Problem(Status status, String code, String detail, List<FieldViolation> violations) {
  /** Copies {@code violations}. */
  public Problem {
    requireNonNull(status, "status");
    requireNonNull(code, "code");
    requireNonNull(detail, "detail");
    violations = List.copyOf(violations);
  }

  /** A problem of no particular field. */
  public static Problem of(Status status, String code, String detail) {
    return new Problem(status, code, detail, List.of());
  }
}
