package dev.portcullis.adapter.http.pipeline;

import io.undertow.server.HttpServerExchange;

/** A step after routing: the route is known. */
@FunctionalInterface
interface Step {
  /** Passes the call on, or ends it by an exception. */
  void handle(HttpServerExchange exchange, Call call);
}
