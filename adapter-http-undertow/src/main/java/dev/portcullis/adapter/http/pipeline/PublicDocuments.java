package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;

/**
 * Lets pages of every origin read the public documents and the errors at their paths (Fetch
 * standard, CORS protocol): a page that cannot read an error sees a network failure.
 *
 * <p>The answer is the same for every origin and names none, so there is no {@code Vary}.
 */
final class PublicDocuments implements HttpHandler {
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
  private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
  private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
  private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
  private static final HttpString RESOURCE_POLICY = new HttpString("Cross-Origin-Resource-Policy");

  private final RouteTable routes;
  private final HttpHandler next;

  PublicDocuments(RouteTable routes, HttpHandler next) {
    this.routes = requireNonNull(routes, "routes");
    this.next = requireNonNull(next, "next");
  }

  /** Whether this request is for a public document. */
  static boolean isAskedFor(HttpServerExchange exchange) {
    return exchange.getResponseHeaders().contains(ALLOW_ORIGIN);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String path = Routing.pathAsSent(exchange);
    if (routes.isPublic(path)) {
      open(exchange);
      if (Cors.isPreflight(exchange)) {
        // Answered at once, also while the server stops: behind a refused preflight the page could
        // not read the 503 of the request itself.
        answerPreflight(exchange, path);
        return;
      }
    }
    next.handleRequest(exchange);
  }

  private void answerPreflight(HttpServerExchange exchange, String path) {
    Answer empty = Answer.empty(204);
    Responses.send(
        exchange,
        routes
            .find(path)
            .map(found -> empty.withHeader("Allow", found.resource().allow()))
            .orElse(empty));
  }

  private static void open(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(RESOURCE_POLICY, "cross-origin");
    headers.put(ALLOW_ORIGIN, "*");
    headers.put(EXPOSE_HEADERS, "*");
    if (exchange.getRequestMethod().equals(Methods.OPTIONS)) {
      headers.put(ALLOW_METHODS, "GET, HEAD");
      // The wildcard does not include this header, which some pages send with every request.
      headers.put(ALLOW_HEADERS, "*, authorization");
      headers.put(MAX_AGE, "600");
    }
  }
}
