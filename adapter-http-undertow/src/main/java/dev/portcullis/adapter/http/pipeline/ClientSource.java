package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.SourceAddress;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/** Provides the source address of a request; computed only when it is needed. */
final class ClientSource implements HttpHandler {
  private static final AttachmentKey<ForwardedHops> KEY = AttachmentKey.create(ForwardedHops.class);

  private final ForwardedHops hops;
  private final HttpHandler next;

  ClientSource(ForwardedHops hops, HttpHandler next) {
    this.hops = requireNonNull(hops, "hops");
    this.next = requireNonNull(next, "next");
  }

  /** The source of this request. */
  static SourceAddress of(HttpServerExchange exchange) {
    return requireNonNull(exchange.getAttachment(KEY), "hops")
        .source(peer(exchange), values(exchange, "X-Forwarded-For"), values(exchange, "Forwarded"));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.putAttachment(KEY, hops);
    next.handleRequest(exchange);
  }

  /** The peer of the connection. */
  static SourceAddress peer(HttpServerExchange exchange) {
    InetAddress peer = requireNonNull(exchange.getSourceAddress().getAddress(), "peer");
    return SourceAddress.of(peer.getAddress());
  }

  /** All values of a header, in the order in which they were sent. */
  static List<String> values(HttpServerExchange exchange, String name) {
    Collection<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? List.of() : List.copyOf(values);
  }
}
