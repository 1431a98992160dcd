package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.adapter.http.problem.ProblemException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.util.Map;
import java.util.Optional;

/** Finds the route, or answers 404 or 405. */
final class Routing implements HttpHandler {
  private static final AttachmentKey<Route> KEY = AttachmentKey.create(Route.class);

  private final RouteTable routes;
  private final Step next;

  Routing(RouteTable routes, Step next) {
    this.routes = requireNonNull(routes, "routes");
    this.next = requireNonNull(next, "next");
  }

  /** The route of this request, once it is found. */
  static Optional<Route> of(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getAttachment(KEY));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    RouteTable.Found found =
        routes.find(pathAsSent(exchange)).orElseThrow(HttpProblem.NOT_FOUND::exception);
    // Compared as text: Undertow's type ignores case, and "get" is not a method.
    String method = exchange.getRequestMethod().toString();
    Map<String, String> allow = Map.of("Allow", found.resource().allow());
    if (method.equals("OPTIONS")) {
      Responses.send(exchange, Answer.empty(204).withHeader("Allow", found.resource().allow()));
      return;
    }
    Route route =
        found
            .resource()
            .route(method)
            .orElseThrow(
                () -> new ProblemException(HttpProblem.METHOD_NOT_ALLOWED.problem(), allow));
    exchange.putAttachment(KEY, route);
    next.handle(exchange, Call.of(exchange, route, found.parameters()));
  }

  /** The path, not decoded; without scheme and host, which a request to a proxy may contain. */
  static String pathAsSent(HttpServerExchange exchange) {
    String target = exchange.getRequestURI();
    if (!exchange.isHostIncludedInRequestURI()) {
      return target;
    }
    int path = target.indexOf('/', target.indexOf("//") + 2);
    return path < 0 ? "/" : target.substring(path);
  }
}
