package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.problem.HttpProblem;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Sends answers whose body is produced while it is sent. Each occupies a worker for as long as its
 * client wants to read, so both their number and their time are limited: the workers that remain
 * answer everything else. Thread-safe.
 */
final class AnswerStreams {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerStreams.class);

  private final Semaphore places;
  private final Duration limit;

  /** Sends at most {@code atOnce} at a time, each for at most {@code limit}. */
  AnswerStreams(int atOnce, Duration limit) {
    this.places = new Semaphore(atOnce);
    this.limit = requireNonNull(limit, "limit");
  }

  /**
   * Sends {@code answer} and ends the exchange. Call it on a worker.
   *
   * @throws dev.portcullis.adapter.http.problem.ProblemException {@code unavailable} if too many
   *     are being sent
   * @throws IOException if the connection was closed
   */
  void send(HttpServerExchange exchange, Answer answer, Answer.BodyWriter writer)
      throws IOException {
    if (!places.tryAcquire()) {
      throw HttpProblem.UNAVAILABLE.exception();
    }
    try {
      write(exchange, answer, writer);
    } finally {
      places.release();
    }
  }

  private void write(HttpServerExchange exchange, Answer answer, Answer.BodyWriter writer)
      throws IOException {
    // Undertow's own timeouts restart with every byte, and do not apply to a thread that waits.
    XnioExecutor.Key timer =
        exchange
            .getIoThread()
            .executeAfter(() -> expire(exchange), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      StreamedBody body = new StreamedBody(exchange, answer);
      writer.writeTo(body);
      body.close();
    } finally {
      timer.remove();
    }
  }

  private void expire(HttpServerExchange exchange) {
    LOG.info("Closed a connection: its client has not read a long answer within {}", limit);
    IoUtils.safeClose(exchange.getConnection());
  }
}
