package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonContentType;
import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.application.authentication.AuthenticationOutcome;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionOrigin;
import io.undertow.server.HttpServerExchange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request on its way to an endpoint. Immutable, but for the request it reads from. */
public final class Call {
  private static final byte[] NO_BODY = {};

  private final HttpServerExchange exchange;
  private final Route route;
  private final Map<String, String> pathParameters;
  private final Optional<AuthenticationOutcome> bearer;
  private final byte[] body;

  private Call(
      HttpServerExchange exchange,
      Route route,
      Map<String, String> pathParameters,
      Optional<AuthenticationOutcome> bearer,
      byte[] body) {
    this.exchange = exchange;
    this.route = route;
    this.pathParameters = pathParameters;
    this.bearer = bearer;
    this.body = body;
  }

  static Call of(HttpServerExchange exchange, Route route, Map<String, String> pathParameters) {
    return new Call(exchange, route, pathParameters, Optional.empty(), NO_BODY);
  }

  Call by(AuthenticationOutcome outcome) {
    return new Call(exchange, route, pathParameters, Optional.of(outcome), body);
  }

  Call with(byte[] received) {
    return new Call(exchange, route, pathParameters, bearer, received);
  }

  Route route() {
    return route;
  }

  /**
   * The authenticated user and session.
   *
   * @throws IllegalStateException on a route without authentication: a bug
   */
  public UserActor actor() {
    return bearer
        .flatMap(
            outcome ->
                outcome.<Optional<UserActor>>fold(Optional::of, reason -> nobody(), Call::nobody))
        .orElseThrow(() -> new IllegalStateException("this route does not authenticate"));
  }

  /**
   * The result of verifying the access token; empty if none was sent or the route ignores tokens.
   */
  public Optional<AuthenticationOutcome> bearer() {
    return bearer;
  }

  /** The source address: the peer, or the client behind trusted proxies. */
  public SourceAddress source() {
    return ClientSource.of(exchange);
  }

  /** The source address and the user agent. */
  public SessionOrigin origin() {
    return new SessionOrigin(source(), header("User-Agent").stream().findFirst());
  }

  /**
   * The path segment of the parameter {@code name}, as it was sent.
   *
   * @throws NullPointerException if the route has no such parameter: a bug
   */
  public String pathParameter(String name) {
    return requireNonNull(pathParameters.get(name), name);
  }

  /** The query parameters, decoded; each with the values in the order they were sent. */
  public Map<String, ? extends Collection<String>> query() {
    return exchange.getQueryParameters();
  }

  /** Every value of a header; empty if it was not sent. */
  public List<String> header(String name) {
    Collection<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? List.of() : List.copyOf(values);
  }

  /** Whether a body came with the request. */
  public boolean hasBody() {
    return body.length > 0;
  }

  /**
   * The body; its content type must be JSON.
   *
   * @throws dev.portcullis.adapter.http.problem.ProblemException 415 if it is announced as anything
   *     else
   */
  public byte[] jsonBody() {
    List<String> codings = header("Content-Encoding");
    if (!JsonContentType.isPlain(codings)) {
      // Names the accepted coding (RFC 9110 section 12.5.3).
      throw new ProblemException(
          HttpProblem.UNSUPPORTED_MEDIA_TYPE.problem(), Map.of("Accept-Encoding", "identity"));
    }
    if (!JsonContentType.accepts(header("Content-Type"), codings)) {
      throw HttpProblem.UNSUPPORTED_MEDIA_TYPE.exception();
    }
    return body;
  }

  private static Optional<UserActor> nobody() {
    return Optional.empty();
  }
}
