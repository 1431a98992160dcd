package dev.portcullis.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks one path again and again over one connection, at a steady pace. Latency counts from when a
 * request was due, so that a slow answer is not hidden by the requests that it held up.
 */
final class LatencyProbe {
  private final URI server;
  private final byte[] request;
  private final long paceNanos;
  private final Latencies latencies = new Latencies();
  private final Thread thread = new Thread(this::run, "probe");
  private volatile boolean stopped;

  LatencyProbe(URI server, String path, String token, int perSecond) {
    this.server = server;
    this.paceNanos = 1_000_000_000L / perSecond;
    this.request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, token)
            .getBytes(US_ASCII);
  }

  private void run() {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream answers = new BufferedInputStream(socket.getInputStream());
      long due = System.nanoTime();
      while (!stopped) {
        due += paceNanos;
        LockSupport.parkNanos(due - System.nanoTime());
        socket.getOutputStream().write(request);
        expectOk(answers);
        latencies.add(System.nanoTime() - due);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  LatencyProbe start() {
    thread.start();
    return this;
  }

  /** Ends with the answer under way, and returns what was measured. */
  Latencies stop() throws InterruptedException {
    stopped = true;
    thread.join();
    return latencies;
  }

  private static void expectOk(InputStream in) throws IOException {
    String status = line(in);
    if (!status.contains(" 200 ")) {
      throw new IOException(status);
    }
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).trim());
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
