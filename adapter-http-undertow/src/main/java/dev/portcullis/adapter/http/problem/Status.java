package dev.portcullis.adapter.http.problem;

/** The statuses of errors, with their titles (RFC 9110 section 15). */
public enum Status {
  /** 400. */
  BAD_REQUEST(400, "Bad Request"),
  /** 401. */
  UNAUTHORIZED(401, "Unauthorized"),
  /** 403. */
  FORBIDDEN(403, "Forbidden"),
  /** 404. */
  NOT_FOUND(404, "Not Found"),
  /** 405. */
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  /** 408. */
  REQUEST_TIMEOUT(408, "Request Timeout"),
  /** 409. */
  CONFLICT(409, "Conflict"),
  /** 412. */
  PRECONDITION_FAILED(412, "Precondition Failed"),
  /** 413. */
  CONTENT_TOO_LARGE(413, "Content Too Large"),
  /** 415. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
  /** 414. */
  URI_TOO_LONG(414, "URI Too Long"),
  /** 431 (RFC 6585 section 5). */
  HEADERS_TOO_LARGE(431, "Request Header Fields Too Large"),
  /** 429 (RFC 6585 section 4). */
  TOO_MANY_REQUESTS(429, "Too Many Requests"),
  /** 500. */
  INTERNAL_SERVER_ERROR(500, "Internal Server Error"),
  /** 501. */
  NOT_IMPLEMENTED(501, "Not Implemented"),
  /** 503. */
  SERVICE_UNAVAILABLE(503, "Service Unavailable");

  private final int code;
  private final String title;

  Status(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The three digits. */
  public int code() {
    return code;
  }

  /** The phrase. */
  public String title() {
    return title;
  }
}
