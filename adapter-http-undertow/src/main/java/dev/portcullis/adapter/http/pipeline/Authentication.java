package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.application.authentication.AuthenticationOutcome;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.token.RejectionReason;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Optional;

/** Verifies the access token, on routes that use one. */
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
      case PUBLIC, ANONYMOUS -> call;
      case OPTIONAL -> bearer(exchange).map(call::by).orElse(call);
      case AUTHENTICATED ->
          call.by(required(bearer(exchange).orElseThrow(() -> refusal(ErrorCode.MISSING_TOKEN))));
    };
  }

  /** The result for the token that was sent, if one was sent. */
  private Optional<AuthenticationOutcome> bearer(HttpServerExchange exchange) {
    List<String> tokens = TokenSource.tokens(exchange.getRequestHeaders());
    return switch (tokens.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(authenticate.authenticate(tokens.get(0)));
      default -> Optional.of(new AuthenticationOutcome.Rejected(RejectionReason.MALFORMED));
    };
  }

  private static AuthenticationOutcome required(AuthenticationOutcome outcome) {
    return outcome.fold(
        actor -> outcome,
        reason -> {
          throw refusal(ErrorCode.INVALID_TOKEN);
        },
        () -> {
          throw refusal(ErrorCode.STORE_UNAVAILABLE);
        });
  }

  private static ProblemException refusal(ErrorCode code) {
    return new ProblemException(ProblemMapping.of(code));
  }
}
