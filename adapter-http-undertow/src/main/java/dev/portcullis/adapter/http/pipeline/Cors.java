package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Collection;
import java.util.Set;

/**
 * Lets pages of named origins read the answers (Fetch standard, CORS protocol). Disabled if no
 * origin is named. Never allows credentials: cookies are not used.
 */
final class Cors implements HttpHandler {
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
  private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
  private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
  private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
  private static final HttpString REQUEST_METHOD = new HttpString("Access-Control-Request-Method");

  // Headers of our clients, and common ones that tracing tools and libraries add to every request.
  private static final String REQUEST_HEADERS =
      "authorization, x-access-token, content-type, x-request-id, if-match, if-none-match, "
          + "traceparent, tracestate, baggage, sentry-trace, x-requested-with";
  // Headers that pages may need; browsers show only seven others by default.
  private static final String RESPONSE_HEADERS =
      "x-request-id, retry-after, www-authenticate, etag, location, allow, content-disposition";

  private final Set<String> origins;
  private final HttpHandler next;

  Cors(Set<String> origins, HttpHandler next) {
    this.origins = Set.copyOf(origins);
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (PublicDocuments.isAskedFor(exchange)) {
      // Public documents are open to every origin, named or not, with the same headers.
      next.handleRequest(exchange);
      return;
    }
    HeaderMap headers = exchange.getResponseHeaders();
    if (!origins.isEmpty()) {
      // Also without an Origin: a cache must not serve this answer to a page of another origin.
      headers.put(Headers.VARY, "Origin");
    }
    Collection<String> sent = exchange.getRequestHeaders().get(Headers.ORIGIN);
    if (sent != null && sent.size() == 1 && origins.contains(sent.iterator().next())) {
      headers.put(ALLOW_ORIGIN, sent.iterator().next());
      headers.put(EXPOSE_HEADERS, RESPONSE_HEADERS);
      if (isPreflight(exchange)) {
        // Answered at once for every path: a browser sends the real request, whose 404 or 503 the
        // page can read, only after a successful preflight.
        allow(headers);
        Responses.send(exchange, Answer.empty(204));
        return;
      }
    }
    next.handleRequest(exchange);
  }

  private static void allow(HeaderMap headers) {
    // All methods; whether this path has the method is checked on the real request.
    headers.put(ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE");
    headers.put(ALLOW_HEADERS, REQUEST_HEADERS);
    headers.put(MAX_AGE, "600");
  }

  /** Whether a browser asks if it may send a request. */
  static boolean isPreflight(HttpServerExchange exchange) {
    return exchange.getRequestMethod().equals(Methods.OPTIONS)
        && exchange.getRequestHeaders().contains(REQUEST_METHOD)
        // Browsers send preflights without a body; one with a body goes to the framing check.
        && exchange.isRequestComplete();
  }
}
