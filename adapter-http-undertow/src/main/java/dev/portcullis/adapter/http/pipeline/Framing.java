package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Refuses requests about whose end a proxy in front could be of another opinion (RFC 9112 section
 * 11.2). The parser itself has refused two lengths, a length beside a coding, and bare line feeds.
 */
final class Framing implements HttpHandler {
  // 18 digits are always a long; the server would count a longer number modulo 2^64.
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final String CHUNKED = "chunked";

  private final HttpHandler next;

  Framing(HttpHandler next) {
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!isClear(exchange)) {
      // Where the next request would begin is anybody's guess.
      exchange.setPersistent(false);
      throw HttpProblem.BAD_REQUEST.exception();
    }
    if (exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)) {
      // The chunk reader forgives what RFC 9112 section 7.1 forbids, such as bytes between the end
      // of a chunk and its line end; so nothing behind a chunked body is ever read as a request.
      exchange.setPersistent(false);
    }
    next.handleRequest(exchange);
  }

  private static boolean isClear(HttpServerExchange exchange) {
    Collection<String> codings = exchange.getRequestHeaders().get(Headers.TRANSFER_ENCODING);
    Collection<String> lengths = exchange.getRequestHeaders().get(Headers.CONTENT_LENGTH);
    boolean clearVersion = exchange.isHttp11() || exchange.isHttp10();
    boolean clearCoding =
        codings == null || (exchange.isHttp11() && codings.stream().allMatch(CHUNKED::equals));
    boolean clearLength =
        lengths == null || lengths.stream().allMatch(value -> LENGTH.matcher(value).matches());
    return clearVersion && clearCoding && clearLength;
  }
}
