package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Gives every request an id: the client's own if it is valid, else a new one. */
final class RequestIds implements HttpHandler {
  /** The header that holds it, in requests and in answers. */
  static final HttpString HEADER = new HttpString("X-Request-Id");

  private static final AttachmentKey<String> KEY = AttachmentKey.create(String.class);
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final int LENGTH = 16;

  private final SecureRandom random;
  private final HttpHandler next;

  RequestIds(SecureRandom random, HttpHandler next) {
    this.random = requireNonNull(random, "random");
    this.next = requireNonNull(next, "next");
  }

  /** The id of this request. */
  static String of(HttpServerExchange exchange) {
    return requireNonNull(exchange.getAttachment(KEY), "request id");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String id = choose(exchange.getRequestHeaders().get(HEADER));
    exchange.putAttachment(KEY, id);
    exchange.getResponseHeaders().put(HEADER, id);
    next.handleRequest(exchange);
  }

  private String choose(Collection<String> sent) {
    if (sent != null && sent.size() == 1) {
      String own = sent.iterator().next();
      if (HARMLESS.matcher(own).matches()) {
        return own;
      }
    }
    return fresh(random);
  }

  /** A new id. */
  static String fresh(SecureRandom random) {
    byte[] id = new byte[LENGTH];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
