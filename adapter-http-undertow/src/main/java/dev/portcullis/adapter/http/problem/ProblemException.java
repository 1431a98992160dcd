package dev.portcullis.adapter.http.problem;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Ends a request with a problem that no use case raised. Cheap: it has no stack trace. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  /** Ends the request with {@code problem}. */
  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  /** Ends the request with {@code problem} and these response headers. */
  public ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.code(), null, false, false);
    this.problem = requireNonNull(problem, "problem");
    this.headers = Map.copyOf(headers);
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /** Headers that belong to it. */
  public Map<String, String> headers() {
    return headers;
  }
}
