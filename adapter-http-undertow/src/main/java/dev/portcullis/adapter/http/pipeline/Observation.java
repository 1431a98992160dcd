package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.RequestObserver;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports route, status and duration of each answered request. */
final class Observation implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Observation.class);

  // An unknown path is text from the client, and would create any number of labels.
  private static final String NONE = "none";

  private final RequestObserver observer;
  private final HttpHandler next;

  Observation(RequestObserver observer, HttpHandler next) {
    this.observer = requireNonNull(observer, "observer");
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.addExchangeCompleteListener(new End(System.nanoTime()));
    next.handleRequest(exchange);
  }

  private void report(HttpServerExchange exchange, long nanos) {
    Optional<Route> route = Routing.of(exchange);
    try {
      observer.answered(
          route.map(Route::method).orElse(NONE),
          route.map(Route::template).orElse(NONE),
          exchange.getStatusCode(),
          nanos);
    } catch (RuntimeException failed) {
      LOG.error("Cannot count a request in the metrics; the answer is not affected", failed);
    }
  }

  private final class End implements ExchangeCompletionListener {
    private final long start;

    private End(long start) {
      this.start = start;
    }

    @Override
    public void exchangeEvent(HttpServerExchange exchange, NextListener nextListener) {
      try {
        report(exchange, System.nanoTime() - start);
      } finally {
        nextListener.proceed();
      }
    }
  }
}
