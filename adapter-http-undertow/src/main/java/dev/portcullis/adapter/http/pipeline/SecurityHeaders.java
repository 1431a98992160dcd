package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;

/**
 * Tells browsers to do nothing with an answer but hand it to the code that asked (OWASP HTTP
 * Headers; ASVS 5.0 V3.4).
 */
final class SecurityHeaders implements HttpHandler {
  private static final HttpString CONTENT_TYPE_OPTIONS = new HttpString("X-Content-Type-Options");
  private static final HttpString SECURITY_POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString REFERRER_POLICY = new HttpString("Referrer-Policy");
  private static final HttpString RESOURCE_POLICY = new HttpString("Cross-Origin-Resource-Policy");
  private static final HttpString CACHE_CONTROL = new HttpString("Cache-Control");
  private static final HttpString TRANSPORT_SECURITY = new HttpString("Strict-Transport-Security");

  private final HttpHandler next;

  SecurityHeaders(HttpHandler next) {
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(CONTENT_TYPE_OPTIONS, "nosniff");
    headers.put(SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    headers.put(REFERRER_POLICY, "no-referrer");
    headers.put(RESOURCE_POLICY, "same-origin");
    headers.put(CACHE_CONTROL, "no-store");
    if (exchange.isSecure()) {
      // Meaningless over plain HTTP, and ignored there (RFC 6797 section 7.2).
      headers.put(TRANSPORT_SECURITY, "max-age=31536000");
    }
    next.handleRequest(exchange);
  }
}
