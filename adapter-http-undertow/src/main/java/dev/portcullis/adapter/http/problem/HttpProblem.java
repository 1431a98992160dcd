package dev.portcullis.adapter.http.problem;

import java.util.Arrays;

/** The problems of the protocol; those of the domain are in {@link ProblemMapping}. */
public enum HttpProblem {
  /** The request is not valid HTTP, or ambiguous. */
  BAD_REQUEST(Status.BAD_REQUEST, "bad-request", "The request is not valid HTTP/1.1."),
  /** The body is not JSON, or not an object. */
  MALFORMED_JSON(Status.BAD_REQUEST, "malformed-json", "The body is not a valid JSON object."),
  /** The cursor was not created by this server for this list. */
  INVALID_CURSOR(
      Status.BAD_REQUEST, "invalid-cursor", "The cursor is not valid; begin again without one."),
  /** No such path. */
  NOT_FOUND(Status.NOT_FOUND, "not-found", "This path does not exist."),
  /** The path exists, the method on it does not. */
  METHOD_NOT_ALLOWED(
      Status.METHOD_NOT_ALLOWED, "method-not-allowed", "This method is not supported here."),
  /** The body took too long. */
  REQUEST_TIMEOUT(Status.REQUEST_TIMEOUT, "request-timeout", "The request did not arrive in time."),
  /** The body is too long. */
  PAYLOAD_TOO_LARGE(Status.CONTENT_TOO_LARGE, "payload-too-large", "The body is too large."),
  /** The request target is too long. */
  URI_TOO_LONG(Status.URI_TOO_LONG, "uri-too-long", "The request target is too long."),
  /** The head is too long, or has too many fields. */
  HEADERS_TOO_LARGE(
      Status.HEADERS_TOO_LARGE,
      "request-header-fields-too-large",
      "The header fields of the request are too many or too large."),
  /** The body is not {@code application/json} in UTF-8. */
  UNSUPPORTED_MEDIA_TYPE(
      Status.UNSUPPORTED_MEDIA_TYPE,
      "unsupported-media-type",
      "Send the body as application/json in UTF-8, without a content coding."),
  /** A bug in the server. */
  INTERNAL_ERROR(
      Status.INTERNAL_SERVER_ERROR,
      "internal-error",
      "The server has an internal error; tell the operator the instance, which is in the log."),
  /** A transfer coding other than chunked. */
  NOT_IMPLEMENTED(
      Status.NOT_IMPLEMENTED,
      "not-implemented",
      "Send the body with a Content-Length or in chunks, without another transfer coding."),
  /** The server listens but is not ready yet. */
  STARTING(
      Status.SERVICE_UNAVAILABLE, "starting", "The server is starting; try again in a moment."),
  /** The server is stopping, or has no free thread. */
  UNAVAILABLE(
      Status.SERVICE_UNAVAILABLE, "unavailable", "The server cannot answer now; try again soon.");

  private final Status status;
  private final String code;
  private final String detail;

  HttpProblem(Status status, String code, String detail) {
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  /** The problem for a status that Undertow chose. */
  public static HttpProblem ofStatus(int status) {
    return status == Status.SERVICE_UNAVAILABLE.code() ? UNAVAILABLE : closest(status);
  }

  private static HttpProblem closest(int status) {
    return Arrays.stream(values())
        .filter(known -> known.status.code() == status)
        .findFirst()
        .orElse(status < 500 ? BAD_REQUEST : INTERNAL_ERROR);
  }

  /** The problem. */
  public Problem problem() {
    return Problem.of(status, code, detail);
  }

  /** The problem as an exception. */
  public ProblemException exception() {
    return new ProblemException(problem());
  }
}
