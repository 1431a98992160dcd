package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.Map;

/**
 * Sets headers by which browsers only pass an answer to the code that requested it (OWASP HTTP
 * Headers; ASVS 5.0 V3.4).
 */
final class SecurityHeaders implements HttpHandler {
  /** The headers of every answer. */
  static final Map<HttpString, String> ALWAYS =
      Map.of(
          new HttpString("X-Content-Type-Options"), "nosniff",
          new HttpString("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'",
          new HttpString("Referrer-Policy"), "no-referrer",
          new HttpString("Cross-Origin-Resource-Policy"), "same-origin",
          new HttpString("Cache-Control"), "no-store");

  private static final HttpString TRANSPORT_SECURITY = new HttpString("Strict-Transport-Security");

  private final ForwardedScheme scheme;
  private final HttpHandler next;

  SecurityHeaders(ForwardedScheme scheme, HttpHandler next) {
    this.scheme = requireNonNull(scheme, "scheme");
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderMap headers = exchange.getResponseHeaders();
    ALWAYS.forEach(headers::put);
    if (exchange.isSecure()
        || scheme.isSecure(ClientSource.peer(exchange), forwardedHeaders(exchange))) {
      // Meaningless over plain HTTP, and ignored there (RFC 6797 section 7.2).
      headers.put(TRANSPORT_SECURITY, "max-age=31536000");
    }
    next.handleRequest(exchange);
  }

  private static ForwardedScheme.Headers forwardedHeaders(HttpServerExchange exchange) {
    return new ForwardedScheme.Headers(
        ClientSource.values(exchange, "X-Forwarded-For"),
        ClientSource.values(exchange, "X-Forwarded-Proto"),
        ClientSource.values(exchange, "Forwarded"));
  }
}
