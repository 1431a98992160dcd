package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses requests whose end a proxy in front might see elsewhere (request smuggling, RFC 9112
 * section 11.2). The parser has already refused two lengths, a length beside a coding, and bare
 * line feeds.
 */
final class Framing implements HttpHandler {
  // 18 digits always fit a long; Undertow would take a longer number modulo 2^64.
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private final HttpHandler next;

  Framing(HttpHandler next) {
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    TransferCodings codings = TransferCodings.of(values(exchange, Headers.TRANSFER_ENCODING));
    Optional<HttpProblem> refusal = refusal(exchange, codings);
    if (refusal.isPresent()) {
      // The start of the next request is unknown.
      exchange.setPersistent(false);
      throw refusal.get().exception();
    }
    if (codings != TransferCodings.NONE || asksToClose(exchange)) {
      // The chunk reader accepts input that RFC 9112 section 7.1 forbids, such as bytes between the
      // end of a chunk and its line end; so nothing after a chunked body is read as a request.
      exchange.setPersistent(false);
    }
    next.handleRequest(exchange);
  }

  private static Optional<HttpProblem> refusal(
      HttpServerExchange exchange, TransferCodings codings) {
    boolean clearVersion = exchange.isHttp11() || exchange.isHttp10();
    boolean clearLength =
        values(exchange, Headers.CONTENT_LENGTH).stream()
            .allMatch(value -> LENGTH.matcher(value).matches());
    if (!clearVersion || !clearLength) {
      return Optional.of(HttpProblem.BAD_REQUEST);
    }
    return switch (codings) {
      case NONE -> Optional.empty();
      // HTTP/1.0 has no codings; a 1.0 client or proxy may see another end of the body.
      case CHUNKED -> exchange.isHttp11() ? Optional.empty() : Optional.of(HttpProblem.BAD_REQUEST);
      case UNKNOWN -> Optional.of(HttpProblem.NOT_IMPLEMENTED);
      case UNCLEAR -> Optional.of(HttpProblem.BAD_REQUEST);
    };
  }

  /** Undertow does not find {@code close} in a list (RFC 9110 section 7.6.1). */
  private static boolean asksToClose(HttpServerExchange exchange) {
    return values(exchange, Headers.CONNECTION).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
  }

  private static Collection<String> values(HttpServerExchange exchange, HttpString name) {
    Collection<String> sent = exchange.getRequestHeaders().get(name);
    return sent == null ? List.of() : sent;
  }
}
