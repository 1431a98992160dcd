package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.access.Actor;
import io.undertow.server.HttpServerExchange;

/** Finds out who asks, on routes that want to know. */
final class Authentication implements Step {
  private final Authenticate authenticate;
  private final Step next;

  Authentication(Authenticate authenticate, Step next) {
    this.authenticate = requireNonNull(authenticate, "authenticate");
    this.next = requireNonNull(next, "next");
  }

  @Override
  public void handle(HttpServerExchange exchange, Call call) {
    next.handle(exchange, identify(exchange, call));
  }

  private Call identify(HttpServerExchange exchange, Call call) {
    return switch (call.route().access()) {
      case ANONYMOUS -> call;
      case AUTHENTICATED -> call.by(actor(TokenSource.token(exchange.getRequestHeaders())));
    };
  }

  private Actor actor(String token) {
    return authenticate
        .authenticate(token)
        .fold(
            actor -> actor,
            reason -> {
              throw new ProblemException(ProblemMapping.of(ErrorCode.INVALID_TOKEN));
            },
            () -> {
              throw new ProblemException(ProblemMapping.of(ErrorCode.STORE_UNAVAILABLE));
            });
  }
}
