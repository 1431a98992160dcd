package dev.portcullis.adapter.http.pipeline;

import io.undertow.server.HttpServerExchange;

/** A step behind the routing: it knows the route. */
@FunctionalInterface
interface Step {
  /** Hands the call on, or ends it by an exception. */
  void handle(HttpServerExchange exchange, Call call);
}
