package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that publishes keys and counts requests. */
final class JwksServer implements AutoCloseable {
  /** Handles a request. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange request) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Answer answer;

  JwksServer(Answer first) {
    answer = first;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  static Answer document(String jwks) {
    return document(jwks, "max-age=3600");
  }

  static Answer document(String jwks, String cacheControl) {
    return request -> {
      request.getResponseHeaders().add("Cache-Control", cacheControl);
      send(request, 200, jwks.getBytes(UTF_8));
    };
  }

  static Answer status(int code) {
    return request -> send(request, code, "an error page".getBytes(UTF_8));
  }

  static void send(HttpExchange request, int code, byte[] body) throws IOException {
    request.sendResponseHeaders(code, body.length);
    request.getResponseBody().write(body);
  }

  void answers(Answer next) {
    answer = next;
  }

  int requests() {
    return requests.get();
  }

  JwksSettings settings() {
    return JwksSettings.at("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json");
  }

  private void serve(HttpExchange request) throws IOException {
    requests.incrementAndGet();
    try (request) {
      answer.to(request);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
