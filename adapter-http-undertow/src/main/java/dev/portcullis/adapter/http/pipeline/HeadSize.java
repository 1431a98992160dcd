package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;

/**
 * Refuses heads that are too long, with 431 or 414 (RFC 6585 section 5, RFC 9110 section 15.5.15);
 * Undertow, whose limits are wider, answers 400. Access tokens are not counted: one that is too
 * long is refused as an invalid token.
 */
final class HeadSize implements HttpHandler {
  private static final int MAX_TARGET = 8 * 1024;
  private static final int MAX_FIELDS = 64;
  private static final int MAX_BYTES = 16 * 1024;
  // A colon, a space and the line end.
  private static final int AROUND_A_FIELD = 4;

  private final HttpHandler next;

  HeadSize(HttpHandler next) {
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    int target = exchange.getRequestURI().length() + exchange.getQueryString().length();
    if (target > MAX_TARGET) {
      throw refusal(exchange, HttpProblem.URI_TOO_LONG);
    }
    if (isTooLarge(exchange.getRequestHeaders())) {
      throw refusal(exchange, HttpProblem.HEADERS_TOO_LARGE);
    }
    next.handleRequest(exchange);
  }

  private static RuntimeException refusal(HttpServerExchange exchange, HttpProblem problem) {
    // The body may be long too; the server does not wait for it.
    exchange.setPersistent(false);
    return problem.exception();
  }

  private static boolean isTooLarge(HeaderMap headers) {
    int fields = 0;
    int bytes = 0;
    for (HeaderValues values : headers) {
      fields += values.size();
      if (!TokenSource.isRead(values.getHeaderName())) {
        for (String value : values) {
          bytes += values.getHeaderName().length() + value.length() + AROUND_A_FIELD;
        }
      }
    }
    return fields > MAX_FIELDS || bytes > MAX_BYTES;
  }
}
