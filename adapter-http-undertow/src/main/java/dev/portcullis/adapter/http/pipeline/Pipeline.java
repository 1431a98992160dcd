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
import java.util.function.BooleanSupplier;

/** Puts the steps of a request in order. */
public final class Pipeline {
  private final Rules rules;
  private final Authenticate authenticate;
  private final SecureRandom random;
  private final HashingLane hashing;
  private final RequestObserver observer;
  private final BooleanSupplier started;
  private final Errors errors;

  /**
   * Requests under {@code rules}, their bearers known to {@code authenticate}; those that hash do
   * so in the lane {@code hashing}.
   */
  public Pipeline(
      Rules rules,
      Authenticate authenticate,
      SecureRandom random,
      HashingLane hashing,
      Watch watch) {
    this.rules = requireNonNull(rules, "rules");
    this.authenticate = requireNonNull(authenticate, "authenticate");
    this.random = requireNonNull(random, "random");
    this.hashing = requireNonNull(hashing, "hashing");
    this.observer = watch.observer();
    this.started = watch.started();
    this.errors = new Errors(new ProblemAnswers(rules.realm()), started);
  }

  /**
   * Who watches over requests.
   *
   * @param observer told of each
   * @param started whether the server has made ready what routes with the store need
   */
  public record Watch(RequestObserver observer, BooleanSupplier started) {
    /** Both are required. */
    public Watch {
      requireNonNull(observer, "observer");
      requireNonNull(started, "started");
    }
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
    // Before tokens are judged: the keys are in the store as well.
    Step gate = new StartGate(started, authentication);
    HttpHandler routing = new Routing(routes, gate);
    // Behind framing: where the head ends must be clear before it is measured.
    HttpHandler size = new HeadSize(routing);
    // Before anything that trusts a header: an ambiguous request is nobody's request.
    HttpHandler framing = new Framing(size);
    // Anywhere before the endpoints, which alone ask it.
    ForwardedHops hops = new ForwardedHops(rules.trustedProxies());
    HttpHandler source = new ClientSource(hops, framing);
    // Around all that may refuse without reading the body: the rest of it has its deadline too.
    HttpHandler deadline = new BodyDeadline(rules.bodyDeadline(), errors, source);
    // While the server goes down, requests under way end well and new ones are refused.
    GracefulShutdownHandler drain =
        new GracefulShutdownHandler(new HttpContinueReadHandler(deadline));
    // Around everything that can refuse, and behind the headers that refusals carry as well.
    HttpHandler answered = errors.around(drain);
    // Around the refusals too: a page of a named origin may read our 404, 413 and 503 as well.
    HttpHandler cors = new Cors(rules.corsOrigins(), answered);
    // Before everything that can refuse: what refuses a public document is as open as the document.
    HttpHandler documents = new PublicDocuments(routes, cors);
    HttpHandler headers = new SecurityHeaders(new ForwardedScheme(hops), documents);
    // Around everything that takes time.
    HttpHandler observed = new Observation(observer, headers);
    // First: whatever happens to a request, it has a name to ask us about.
    return new Entrance(
        new RequestIds(random, observed), drain, new ParserRefusals(random, observer));
  }

  /**
   * Where requests come in.
   *
   * @param first the first step
   * @param drain what lets them run out
   * @param refusals what answers those that do not even get there
   */
  public record Entrance(
      HttpHandler first, GracefulShutdownHandler drain, ParserRefusals refusals) {}
}
