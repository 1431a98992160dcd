package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** One listening socket with threads of its own. */
final class Listener {
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_HEADERS = 64;
  private static final int MAX_QUERY_PARAMETERS = 64;

  private final Undertow undertow;

  private Listener(Undertow undertow) {
    this.undertow = undertow;
  }

  /**
   * Listens.
   *
   * @throws UncheckedIOException if the address is not ours or taken
   */
  static Listener start(HttpSettings.Address at, HttpLimits limits, HttpHandler handler) {
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(at.port(), at.host())
            .setIoThreads(limits.threads().io())
            .setWorkerThreads(limits.threads().workers())
            .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
            .setServerOption(UndertowOptions.MAX_HEADERS, MAX_HEADERS)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, MAX_QUERY_PARAMETERS)
            // Above our own limit, because it cuts a chunked body without an answer.
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) HttpLimits.BODY_CEILING)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.headDeadline()))
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(limits.keepAlive()))
            .setServerOption(UndertowOptions.IDLE_TIMEOUT, millis(limits.idleTimeout()))
            .setHandler(requireNonNull(handler, "handler"))
            .build();
    try {
      undertow.start();
    } catch (RuntimeException failed) {
      // The server wraps it; whoever starts us wants to tell the operator about a port in use.
      if (failed.getCause() instanceof IOException cause) {
        throw new UncheckedIOException("cannot listen on " + at.host() + ":" + at.port(), cause);
      }
      throw failed;
    }
    return new Listener(undertow);
  }

  /** The address with the real port. */
  InetSocketAddress address() {
    return (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
  }

  void stop() {
    undertow.stop();
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
