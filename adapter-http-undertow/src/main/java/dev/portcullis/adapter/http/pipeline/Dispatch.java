package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Runs the endpoint on the threads that its route names. */
final class Dispatch implements Step {
  private final Errors errors;
  private final HashingLane hashing;

  Dispatch(Errors errors, HashingLane hashing) {
    this.errors = requireNonNull(errors, "errors");
    this.hashing = requireNonNull(hashing, "hashing");
  }

  @Override
  public void handle(HttpServerExchange exchange, Call call) {
    Endpoint endpoint = call.route().endpoint();
    switch (call.route().runsOn()) {
      case IO_THREAD -> Responses.send(exchange, endpoint.answer(call));
      case WORKER -> exchange.dispatch(later(call, endpoint));
      case HASHING -> dispatch(exchange, call, hashing.place(endpoint));
    }
  }

  private void dispatch(HttpServerExchange exchange, Call call, LanePlace place) {
    exchange.dispatch(place, later(call, place));
  }

  private HttpHandler later(Call call, Endpoint endpoint) {
    return late -> errors.guard(late, () -> Responses.send(late, endpoint.answer(call)));
  }
}
