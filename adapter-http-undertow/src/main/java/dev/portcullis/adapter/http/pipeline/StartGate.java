package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import io.undertow.server.HttpServerExchange;
import java.util.function.BooleanSupplier;

/**
 * Refuses requests that need the store while the server starts: waiting would only occupy workers.
 */
final class StartGate implements Step {
  private final BooleanSupplier started;
  private final Step next;

  StartGate(BooleanSupplier started, Step next) {
    this.started = requireNonNull(started, "started");
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handle(HttpServerExchange exchange, Call call) {
    if (needsStore(call.route()) && !started.getAsBoolean()) {
      throw HttpProblem.STARTING.exception();
    }
    next.handle(exchange, call);
  }

  private static boolean needsStore(Route route) {
    return switch (route.access()) {
      case PUBLIC, ANONYMOUS -> route.runsOn() != RunsOn.IO_THREAD;
      // Verifying a token needs keys and revocations from the store.
      case OPTIONAL, AUTHENTICATED -> true;
    };
  }
}
