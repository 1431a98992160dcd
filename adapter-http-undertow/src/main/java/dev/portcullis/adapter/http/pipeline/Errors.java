package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.adapter.http.problem.Problem;
import dev.portcullis.adapter.http.problem.Status;
import dev.portcullis.domain.StoreUnavailableException;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/** Turns whatever is thrown into a problem, and whatever the server ends by itself too. */
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private final ProblemAnswers answers;
  private final BooleanSupplier started;

  /** Answers by {@code answers}; until {@code started}, a store that is not there is no failure. */
  Errors(ProblemAnswers answers, BooleanSupplier started) {
    this.answers = requireNonNull(answers, "answers");
    this.started = requireNonNull(started, "started");
  }

  /** Work on an exchange that may end it by an exception. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** Runs {@code next} with every error answered. */
  HttpHandler around(HttpHandler next) {
    requireNonNull(next, "next");
    return exchange -> {
      exchange.addDefaultResponseListener(this::answerBareStatus);
      guard(exchange, () -> next.handleRequest(exchange));
    };
  }

  /** Runs {@code work}, and answers what it throws. */
  void guard(HttpServerExchange exchange, Work work) {
    try {
      work.run();
    } catch (Throwable failure) {
      answer(exchange, failure);
    }
  }

  /** Answers {@code failure}, and closes the connection. */
  void answerAndClose(HttpServerExchange exchange, Throwable thrown) {
    Throwable failure = known(thrown);
    log(exchange, failure);
    Responses.sendAndClose(exchange, answers.answer(failure, RequestIds.of(exchange)));
  }

  private void answer(HttpServerExchange exchange, Throwable thrown) {
    Throwable failure = known(thrown);
    log(exchange, failure);
    if (exchange.isResponseStarted()) {
      // Half of another answer is on its way; a cut says more than a mixture.
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    Responses.send(exchange, answers.answer(failure, RequestIds.of(exchange)));
  }

  /** What {@code thrown} is to outsiders and operators: a store not ready at the start is none. */
  private Throwable known(Throwable thrown) {
    return thrown instanceof StoreUnavailableException && !started.getAsBoolean()
        ? HttpProblem.STARTING.exception()
        : thrown;
  }

  /**
   * Gives a body to what the server refuses with a status alone; see {@link
   * DefaultResponseListener}.
   */
  private boolean answerBareStatus(HttpServerExchange exchange) {
    // Asked at the end of every exchange whose request is unread, also of those that we have
    // answered.
    if (exchange.isResponseStarted() || exchange.getStatusCode() < 400) {
      return false;
    }
    answer(exchange, HttpProblem.ofStatus(exchange.getStatusCode()).exception());
    return true;
  }

  /** Names the route by its template: a path, like a body, may hold what belongs in no log. */
  private static void log(HttpServerExchange exchange, Throwable failure) {
    Problem problem = ProblemAnswers.problem(failure);
    String id = RequestIds.of(exchange);
    String route =
        Routing.of(exchange).map(r -> r.method() + " " + r.template()).orElse("no route");
    int status = problem.status().code();
    if (problem.status() == Status.INTERNAL_SERVER_ERROR) {
      LOG.error("{}: {} {} [{}]", route, status, problem.code(), id, failure);
    } else if (failure instanceof StoreUnavailableException) {
      LOG.error("{}: {} {} [{}]: {}", route, status, problem.code(), id, rootOf(failure));
    } else {
      LOG.info("{}: {} {} [{}]", route, status, problem.code(), id);
    }
  }

  private static String rootOf(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? String.valueOf(failure.getMessage()) : rootOf(cause);
  }
}
