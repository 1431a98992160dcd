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

/** Builds the steps of a request in their order. */
public final class Pipeline {
  private final Rules rules;
  private final Authenticate authenticate;
  private final SecureRandom random;
  private final HashingLane hashing;
  private final RequestObserver observer;
  private final BooleanSupplier started;
  private final Errors errors;

  /**
   * A pipeline with {@code rules}; tokens are verified by {@code authenticate}, and requests that
   * hash run in the queue {@code hashing}.
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
   * The observers of requests.
   *
   * @param observer receives each answered request
   * @param started whether the server has read what routes with the store need
   */
  public record Watch(RequestObserver observer, BooleanSupplier started) {
    /** Both are required. */
    public Watch {
      requireNonNull(observer, "observer");
      requireNonNull(started, "started");
    }
  }

  /**
   * The rules for every request.
   *
   * @param realm the realm of challenges
   * @param corsOrigins origins whose pages may read the answers
   * @param maxBody the greatest body, in bytes
   * @param bodyDeadline how long a body may take, counted from the end of the head
   * @param streaming limits for answers that are produced while they are sent
   * @param trustedProxies proxies whose forwarding headers are trusted
   */
  public record Rules(
      String realm,
      Set<String> corsOrigins,
      int maxBody,
      Duration bodyDeadline,
      Streaming streaming,
      List<AddressRange> trustedProxies) {
    /** Copies {@code corsOrigins} and {@code trustedProxies}. */
    public Rules {
      requireNonNull(realm, "realm");
      corsOrigins = Set.copyOf(corsOrigins);
      requireNonNull(bodyDeadline, "bodyDeadline");
      requireNonNull(streaming, "streaming");
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /**
   * Limits for answers that are produced while they are sent.
   *
   * @param atOnce how many are sent at a time; more are refused
   * @param deadline how long one may take; then its connection is closed
   */
  public record Streaming(int atOnce, Duration deadline) {
    /** Both are required. */
    public Streaming {
      requireNonNull(deadline, "deadline");
    }
  }

  private AnswerStreams streams() {
    return new AnswerStreams(rules.streaming().atOnce(), rules.streaming().deadline());
  }

  /** Builds the pipeline for {@code routes}. */
  public Entrance to(RouteTable routes) {
    // Last: the body has arrived, so a worker never waits for a client.
    Step dispatch = new Dispatch(errors, hashing, streams());
    // After authentication: the body of a refused request is not kept.
    Step body = new BodyReader(rules.maxBody(), errors, dispatch);
    // After routing: a path that does not exist is 404 with and without a token.
    Step authentication = new Authentication(authenticate, body);
    // Before authentication, which needs the keys from the store.
    Step gate = new StartGate(started, authentication);
    HttpHandler routing = new Routing(routes, gate);
    // After framing: the request must be unambiguous before its head is measured.
    HttpHandler size = new HeadSize(routing);
    // Before any step that uses a header: ambiguous requests must be refused first.
    HttpHandler framing = new Framing(size);
    // Anywhere before the endpoints, which alone use it.
    ForwardedHops hops = new ForwardedHops(rules.trustedProxies());
    HttpHandler source = new ClientSource(hops, framing);
    // Around all steps that may refuse without reading the body: the rest of the body has a
    // deadline too.
    HttpHandler deadline = new BodyDeadline(rules.bodyDeadline(), errors, source);
    // During shutdown, requests in progress finish and new ones are refused.
    GracefulShutdownHandler drain =
        new GracefulShutdownHandler(new HttpContinueReadHandler(deadline));
    // Around everything that can refuse, and inside the steps that set headers for refusals too.
    HttpHandler answered = errors.around(drain);
    // Around the error handling, so that pages of named origins can also read 404, 413 and 503.
    HttpHandler cors = new Cors(rules.corsOrigins(), answered);
    // Before everything that can refuse: errors at a public document are as public as the document.
    HttpHandler documents = new PublicDocuments(routes, cors);
    HttpHandler headers = new SecurityHeaders(new ForwardedScheme(hops), documents);
    // Around everything, to measure the whole time.
    HttpHandler observed = new Observation(observer, headers);
    // First, so that every answer has a request id.
    return new Entrance(
        new RequestIds(random, observed), drain, new ParserRefusals(random, observer));
  }

  /**
   * The entry of the pipeline.
   *
   * @param first the first step
   * @param drain lets requests in progress finish at shutdown
   * @param refusals answers requests that the parser refuses
   */
  public record Entrance(
      HttpHandler first, GracefulShutdownHandler drain, ParserRefusals refusals) {}
}
