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

/** Turns every exception, and every error that Undertow answers itself, into a problem. */
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private final ProblemAnswers answers;
  private final BooleanSupplier started;

  /**
   * Answers by {@code answers}; until {@code started}, an unavailable store is answered as {@code
   * starting} and not logged as an error.
   */
  Errors(ProblemAnswers answers, BooleanSupplier started) {
    this.answers = requireNonNull(answers, "answers");
    this.started = requireNonNull(started, "started");
  }

  /** Work on an exchange; may throw. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** Runs {@code next} and answers every error. */
  HttpHandler around(HttpHandler next) {
    requireNonNull(next, "next");
    return exchange -> {
      exchange.addDefaultResponseListener(this::answerBareStatus);
      guard(exchange, () -> next.handleRequest(exchange));
    };
  }

  /** Runs {@code work} and answers every exception. */
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
      // Another answer was partly sent: closing the connection is clearer than a mixture of two
      // answers.
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    Responses.send(exchange, answers.answer(failure, RequestIds.of(exchange)));
  }

  /**
   * The failure to answer and log for {@code thrown}: during the start, an unavailable store
   * becomes {@code starting}.
   */
  private Throwable known(Throwable thrown) {
    return thrown instanceof StoreUnavailableException && !started.getAsBoolean()
        ? HttpProblem.STARTING.exception()
        : thrown;
  }

  /**
   * Adds a problem document to errors that Undertow answers with a status only; see {@link
   * DefaultResponseListener}.
   */
  private boolean answerBareStatus(HttpServerExchange exchange) {
    // Called at the end of every exchange with an unread request, including answered ones.
    if (exchange.isResponseStarted() || exchange.getStatusCode() < 400) {
      return false;
    }
    answer(exchange, HttpProblem.ofStatus(exchange.getStatusCode()).exception());
    return true;
  }

  /** Logs the template of the route, not the path, which may hold secrets. */
  private static void log(HttpServerExchange exchange, Throwable failure) {
    Problem problem = ProblemAnswers.problem(failure);
    String id = RequestIds.of(exchange);
    String route =
        Routing.of(exchange).map(r -> r.method() + " " + r.template()).orElse("no route");
    int status = problem.status().code();
    if (problem.status() == Status.INTERNAL_SERVER_ERROR) {
      LOG.error("{}: {} {} [{}]", route, status, problem.code(), id, failure);
    } else if (failure instanceof StoreUnavailableException) {
      LOG.error("{}: {} {} [{}]: {}", route, status, problem.code(), id, messages(failure));
    } else {
      LOG.info("{}: {} {} [{}]", route, status, problem.code(), id);
    }
  }

  /** The message, which states the remedy, and the message of the root cause if it says more. */
  private static String messages(Throwable failure) {
    String message = text(failure);
    String root = text(rootOf(failure));
    return message.contains(root) ? message : message + " (cause: " + root + ")";
  }

  private static String text(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : rootOf(cause);
  }
}
