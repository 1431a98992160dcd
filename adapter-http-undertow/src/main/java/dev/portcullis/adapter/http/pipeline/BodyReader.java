package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;

/**
 * Collects the body before the endpoint runs, so that a slow client never holds a worker. Refuses a
 * body that is too long as soon as this is known.
 */
final class BodyReader implements Step {
  private final int maxLength;
  private final Errors errors;
  private final Step next;

  BodyReader(int maxLength, Errors errors, Step next) {
    this.maxLength = maxLength;
    this.errors = requireNonNull(errors, "errors");
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handle(HttpServerExchange exchange, Call call) {
    if (exchange.isRequestComplete()) {
      next.handle(exchange, call);
      return;
    }
    int limit = call.route().maxBody().orElse(maxLength);
    if (exchange.getRequestContentLength() > limit) {
      throw HttpProblem.PAYLOAD_TOO_LARGE.exception();
    }
    Receiver receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(limit);
    // Called later, outside our error handling, so exceptions are handled here.
    receiver.receiveFullBytes(
        (complete, body) -> errors.guard(complete, () -> next.handle(complete, call.with(body))),
        (broken, failure) -> errors.guard(broken, () -> refuse(broken, failure)));
  }

  private static void refuse(HttpServerExchange exchange, IOException failure) {
    if (failure instanceof Receiver.RequestToLargeException
        || failure instanceof RequestTooBigException) {
      throw HttpProblem.PAYLOAD_TOO_LARGE.exception();
    }
    exchange.setPersistent(false);
    throw HttpProblem.BAD_REQUEST.exception();
  }
}
