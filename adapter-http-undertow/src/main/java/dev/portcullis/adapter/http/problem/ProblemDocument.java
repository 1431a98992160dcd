package dev.portcullis.adapter.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A problem in its JSON form (RFC 9457). The type is {@code about:blank}, so the title is the
 * status's own; {@code code} distinguishes the problems of one status.
 *
 * @param type always {@code about:blank}
 * @param title the status in words
 * @param status the status
 * @param detail one sentence for people
 * @param instance the request id
 * @param code stable, kebab-case, for programs
 * @param message the same as {@code detail}: the member that front ends show
 * @param violations the invalid fields; left out if there are none
 */
@JsonPropertyOrder({
  "type",
  "title",
  "status",
  "detail",
  "instance",
  "code",
  "message",
  "violations"
})
public record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ViolationDocument> violations) {
  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Copies {@code violations}. */
  public ProblemDocument {
    violations = List.copyOf(violations);
  }

  /**
   * One invalid field.
   *
   * @param field its name
   * @param code stable, kebab-case, for programs
   * @param message one sentence that says what would be valid
   */
  public record ViolationDocument(String field, String code, String message) {}

  /** The document for {@code problem} of the request {@code instance}. */
  public static ProblemDocument of(Problem problem, String instance) {
    return new ProblemDocument(
        "about:blank",
        problem.status().title(),
        problem.status().code(),
        problem.detail(),
        instance,
        problem.code(),
        problem.detail(),
        problem.violations().stream()
            .map(v -> new ViolationDocument(v.field(), v.code(), v.message()))
            .toList());
  }
}
