package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Ends requests whose body does not arrive in time, including those that were answered without it.
 * Undertow's own timeouts restart with every byte.
 */
final class BodyDeadline implements HttpHandler {
  private final Duration deadline;
  private final Errors errors;
  private final HttpHandler next;

  BodyDeadline(Duration deadline, Errors errors, HttpHandler next) {
    this.deadline = requireNonNull(deadline, "deadline");
    this.errors = requireNonNull(errors, "errors");
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!exchange.isRequestComplete()) {
      XnioExecutor.Key timer =
          exchange
              .getIoThread()
              .executeAfter(() -> expire(exchange), deadline.toMillis(), TimeUnit.MILLISECONDS);
      exchange.addExchangeCompleteListener(
          (ended, listener) -> {
            timer.remove();
            listener.proceed();
          });
    }
    next.handleRequest(exchange);
  }

  // Runs on the thread that reads the body, so the two never run at the same time.
  private void expire(HttpServerExchange exchange) {
    if (exchange.isRequestComplete()) {
      return;
    }
    StreamSourceChannel body = Connectors.getExistingRequestChannel(exchange);
    if (body == null || exchange.isResponseStarted()) {
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    body.suspendReads();
    Connectors.executeRootHandler(
        late -> errors.answerAndClose(late, HttpProblem.REQUEST_TIMEOUT.exception()), exchange);
  }
}
