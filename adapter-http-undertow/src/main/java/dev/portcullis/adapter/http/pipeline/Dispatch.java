package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Runs the endpoint on the thread that its route names. */
final class Dispatch implements Step {
  private final Errors errors;

  Dispatch(Errors errors) {
    this.errors = requireNonNull(errors, "errors");
  }

  @Override
  public void handle(HttpServerExchange exchange, Call call) {
    switch (call.route().runsOn()) {
      case IO_THREAD -> answer(exchange, call);
      case WORKER -> {
        HttpHandler onWorker = late -> errors.guard(late, () -> answer(late, call));
        exchange.dispatch(onWorker);
      }
    }
  }

  private static void answer(HttpServerExchange exchange, Call call) {
    Responses.send(exchange, call.route().endpoint().answer(call));
  }
}
