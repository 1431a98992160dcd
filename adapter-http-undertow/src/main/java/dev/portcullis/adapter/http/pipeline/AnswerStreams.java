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

  /**
   * A client that asks for its next answer as soon as the last byte of one arrived may be faster
   * than the thread that sent it, which then has not given its place back yet.
   */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final Semaphore places;
  private final Duration limit;

  /** Sends at most {@code atOnce} at a time, each for at most {@code limit}. */
  AnswerStreams(int atOnce, Duration limit) {
    this.places = new Semaphore(atOnce);
    this.limit = requireNonNull(limit, "limit");
  }

  /**
   * Sends {@code answer} and ends the exchange. Call it on a worker. Waits up to {@link #PATIENCE}
   * for a place.
   *
   * @throws dev.portcullis.adapter.http.problem.ProblemException {@code unavailable} if too many
   *     are being sent
   * @throws IOException if the connection was closed
   */
  void send(HttpServerExchange exchange, Answer answer, Answer.BodyWriter writer)
      throws IOException {
    if (!takePlace()) {
      throw HttpProblem.UNAVAILABLE.exception();
    }
    try {
      write(exchange, answer, writer);
    } finally {
      places.release();
    }
  }

  private boolean takePlace() {
    try {
      return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void write(HttpServerExchange exchange, Answer answer, Answer.BodyWriter writer)
      throws IOException {
    WaitForClient client = new WaitForClient();
    // Undertow's own timeouts restart with every byte, and do not apply to a thread that waits.
    XnioExecutor.Key timer =
        exchange
            .getIoThread()
            .executeAfter(() -> expire(exchange, client), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      StreamedBody body = new StreamedBody(exchange, answer, client);
      writer.writeTo(body);
      body.close();
    } finally {
      timer.remove();
    }
  }

  private void expire(HttpServerExchange exchange, WaitForClient client) {
    LOG.info("Closed a connection: its client has not read a long answer within {}", limit);
    IoUtils.safeClose(exchange.getConnection());
    client.endAll();
  }
}
