package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.RequestObserver;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.domain.ratelimit.AddressRange;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Puts the steps of a request in order. */
public final class Pipeline {
  private final Rules rules;
  private final Authenticate authenticate;
  private final SecureRandom random;
  private final HashingLane hashing;
  private final RequestObserver observer;
  private final Errors errors;

  /**
   * Requests under {@code rules}, their bearers known to {@code authenticate}; those that hash do
   * so in the lane {@code hashing}. {@code observer} is told of each.
   */
  public Pipeline(
      Rules rules,
      Authenticate authenticate,
      SecureRandom random,
      HashingLane hashing,
      RequestObserver observer) {
    this.rules = requireNonNull(rules, "rules");
    this.authenticate = requireNonNull(authenticate, "authenticate");
    this.random = requireNonNull(random, "random");
    this.hashing = requireNonNull(hashing, "hashing");
    this.observer = requireNonNull(observer, "observer");
    this.errors = new Errors(new ProblemAnswers(rules.realm()));
  }

  /**
   * What holds for every request.
   *
   * @param realm the realm of challenges
   * @param corsOrigins whose pages may read our answers
   * @param maxBody the greatest body, in bytes
   * @param bodyDeadline how long a body may take from its head on
   * @param trustedProxies whose word counts on where a request comes from
   */
  public record Rules(
      String realm,
      Set<String> corsOrigins,
      int maxBody,
      Duration bodyDeadline,
      List<AddressRange> trustedProxies) {
    /** Copies {@code corsOrigins} and {@code trustedProxies}. */
    public Rules {
      requireNonNull(realm, "realm");
      corsOrigins = Set.copyOf(corsOrigins);
      requireNonNull(bodyDeadline, "bodyDeadline");
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /** The way of a request to one of {@code routes}; drained by the handler that is returned. */
  public Entrance to(RouteTable routes) {
    // Last: the body is here, so a worker is taken only for work.
    Step dispatch = new Dispatch(errors, hashing);
    // Behind authentication: nobody's bytes are kept for a request that is refused anyway.
    Step body = new BodyReader(rules.maxBody(), errors, dispatch);
    // Behind routing: a path that does not exist is 404 with and without a token.
    Step authentication = new Authentication(authenticate, body);
    HttpHandler routing = new Routing(routes, authentication);
    // Before routing: a page of a named origin may read our 404 and 405 as well.
    HttpHandler cors = new Cors(rules.corsOrigins(), routing);
    // Before anything that trusts a header: an ambiguous request is nobody's request.
    HttpHandler framing = new Framing(cors);
    // Anywhere before the endpoints, which alone ask it.
    HttpHandler source = new ClientSource(new ForwardedHops(rules.trustedProxies()), framing);
    // Around all that may refuse without reading the body: the rest of it has its deadline too.
    HttpHandler deadline = new BodyDeadline(rules.bodyDeadline(), errors, source);
    // While the server goes down, requests under way end well and new ones are refused.
    GracefulShutdownHandler drain =
        new GracefulShutdownHandler(new HttpContinueReadHandler(deadline));
    // Around everything that can refuse, and behind the headers that refusals carry as well.
    HttpHandler answered = errors.around(drain);
    // Before everything that can refuse: what refuses a public document is as open as the document.
    HttpHandler documents = new PublicDocuments(routes, answered);
    HttpHandler headers = new SecurityHeaders(documents);
    // Around everything that takes time.
    HttpHandler observed = new Observation(observer, headers);
    // First: whatever happens to a request, it has a name to ask us about.
    return new Entrance(new RequestIds(random, observed), drain);
  }

  /**
   * Where requests come in.
   *
   * @param first the first step
   * @param drain what lets them run out
   */
  public record Entrance(HttpHandler first, GracefulShutdownHandler drain) {}
}
