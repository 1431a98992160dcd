package dev.portcullis.adapter.http.pipeline;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import org.xnio.IoUtils;

/** Writes answers. */
final class Responses {
  private Responses() {}

  /** Writes {@code answer} and ends the exchange. */
  static void send(HttpServerExchange exchange, Answer answer) {
    prepare(exchange, answer);
    if (answer.contentType().isEmpty()) {
      exchange.endExchange();
      return;
    }
    exchange.getResponseSender().send(answer.body());
  }

  /** Writes {@code answer} and closes the connection, whatever else the client is sending. */
  static void sendAndClose(HttpServerExchange exchange, Answer answer) {
    exchange.setPersistent(false);
    prepare(exchange, answer);
    exchange.getResponseSender().send(answer.body(), new CloseConnection());
  }

  /** Sets status and headers. */
  static void prepare(HttpServerExchange exchange, Answer answer) {
    HeaderMap headers = exchange.getResponseHeaders();
    exchange.setStatusCode(answer.status());
    answer.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
    answer
        .contentType()
        .ifPresent(
            type -> {
              headers.put(Headers.CONTENT_TYPE, type);
              if (answer.stream().isEmpty()) {
                exchange.setResponseContentLength(answer.body().remaining());
              }
            });
  }

  private static final class CloseConnection implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      IoUtils.safeClose(exchange.getConnection());
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
      IoUtils.safeClose(exchange.getConnection());
    }
  }
}
