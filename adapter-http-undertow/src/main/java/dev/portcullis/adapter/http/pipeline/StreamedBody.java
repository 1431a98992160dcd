package dev.portcullis.adapter.http.pipeline;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of a streamed answer. Nothing of the answer, not even its status, is set before the
 * first bytes are sent: until then a failure is answered as a problem. {@link #close} alone ends
 * the body, so that a body without its end is recognised as broken. Used by one thread.
 */
final class StreamedBody extends OutputStream {
  private static final int CHUNK = 16 * 1024;

  private final HttpServerExchange exchange;
  private final Answer answer;
  private final WaitForClient client;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(CHUNK);
  private boolean begun;

  StreamedBody(HttpServerExchange exchange, Answer answer, WaitForClient client) {
    this.exchange = exchange;
    this.answer = answer;
    this.client = client;
  }

  @Override
  public void write(int value) throws IOException {
    waiting.write(value);
    sendIfFull();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    waiting.write(bytes, offset, length);
    sendIfFull();
  }

  /** Sends the rest and the end of the body. */
  @Override
  public void close() throws IOException {
    begin();
    client.during(
        () -> {
          send();
          exchange.getOutputStream().close();
        });
  }

  private void sendIfFull() throws IOException {
    if (waiting.size() < CHUNK) {
      return;
    }
    if (!begun && exchange.isHttp11()) {
      // Otherwise Undertow ends the body of a connection that will be closed by the close alone,
      // and a client cannot tell it from a failure.
      exchange.getResponseHeaders().put(Headers.TRANSFER_ENCODING, "chunked");
    }
    begin();
    client.during(
        () -> {
          send();
          // Otherwise a failure from here on could still be written behind what Undertow keeps.
          exchange.getOutputStream().flush();
        });
  }

  private void begin() {
    if (!begun) {
      begun = true;
      Responses.prepare(exchange, answer);
      exchange.startBlocking();
    }
  }

  private void send() throws IOException {
    waiting.writeTo(exchange.getOutputStream());
    waiting.reset();
  }
}
