package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.Optional;

/** Runs the endpoint on the threads that its route names. */
final class Dispatch implements Step {
  private final Errors errors;
  private final HashingLane hashing;
  private final AnswerStreams streams;

  Dispatch(Errors errors, HashingLane hashing, AnswerStreams streams) {
    this.errors = requireNonNull(errors, "errors");
    this.hashing = requireNonNull(hashing, "hashing");
    this.streams = requireNonNull(streams, "streams");
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
    return late -> errors.guard(late, () -> send(late, endpoint.answer(call)));
  }

  private void send(HttpServerExchange exchange, Answer answer) throws IOException {
    Optional<Answer.BodyWriter> writer = answer.stream();
    // The head of a streamed answer says all that HEAD asks for.
    if (writer.isEmpty() || exchange.getRequestMethod().equals(Methods.HEAD)) {
      Responses.send(exchange, answer);
    } else {
      streams.send(exchange, answer, writer.get());
    }
  }
}
