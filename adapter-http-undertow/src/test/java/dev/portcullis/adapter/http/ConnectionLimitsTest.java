package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.Background;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections whose client stops in the middle, and one whose client is only slow. */
final class ConnectionLimitsTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofHours(1);
  // More than the buffers of both ends of a connection can hold.
  private static final int LARGE = 32 * 1024 * 1024;
  private static final String REQUEST = "GET /metrics HTTP/1.1\r\nHost: h\r\n\r\n";

  @Test
  void whoSendsNothingIsClosedAfterTheKeepAliveTime() throws IOException {
    try (Stage stage = Stage.with(patient().withKeepAlive(SHORT));
        Socket socket = connect(stage.server.address())) {
      assertEquals("", Wire.readAll(socket));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /api/te",
        "GET /%",
        "GET /%4",
        "GET /api/test/all HTTP/1.1\r\nHos",
        "GET /api/test/all HTTP/1.1\r\nHost: h\r\n\r\nGET /%4"
      })
  void whoSendsHalfAHeadIsClosedAfterItsDeadline(String part) throws IOException {
    try (Stage stage = Stage.with(patient().withHeadDeadline(SHORT));
        Socket socket = connect(stage.server.address())) {
      socket.getOutputStream().write(bytes(part));
      String answers = Wire.readAll(socket);
      assertEquals(part.contains("\r\n\r\n"), answers.endsWith("Public Content."), answers);
    }
  }

  @Test
  void aHeadThatDripsIsClosedAllTheSame() throws IOException {
    try (Stage stage = Stage.with(patient().withHeadDeadline(SHORT));
        Socket socket = connect(stage.server.address())) {
      Background<Boolean> dripping = Background.start(() -> drip(socket));
      assertTrue(dripping.result());
    }
  }

  @Test
  void whoReadsNothingOfALargeAnswerIsClosed() throws IOException {
    try (Stage stage = Stage.with(patient().withWriteTimeout(SHORT))) {
      stage.monitoring.metrics = () -> "a".repeat(LARGE);
      try (LoggedLines log = new LoggedLines();
          Socket socket = connect(stage.server.managementAddress())) {
        socket.getOutputStream().write(bytes(REQUEST));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (log.lines().stream().noneMatch(line -> line.startsWith("Closed a connection"))) {
          assertTrue(System.nanoTime() < deadline, "the connection stays open");
          Thread.onSpinWait();
        }
        assertTrue(Wire.readAll(socket).length() < LARGE);
      }
    }
  }

  @Test
  void whoPipelinesAndReadsNothingIsClosed() throws IOException {
    try (Stage stage = Stage.with(patient().withWriteTimeout(SHORT));
        Socket socket = connect(stage.server.address())) {
      byte[] many = bytes("GET /api/test/all HTTP/1.1\r\nHost: h\r\n\r\n".repeat(1_000));
      // Until the server, which reads no request before it has answered the one before, closes.
      Background<Boolean> sending =
          Background.start(
              () -> {
                try {
                  for (int i = 0; i < 100_000; i++) {
                    socket.getOutputStream().write(many);
                  }
                  return false;
                } catch (IOException closed) {
                  return true;
                }
              });
      assertTrue(sending.result());
    }
  }

  @Test
  void whoReadsSlowlyGetsItAll() throws IOException {
    try (Stage stage = Stage.with(patient().withWriteTimeout(Duration.ofSeconds(2)))) {
      stage.monitoring.metrics = () -> "a".repeat(LARGE);
      try (Socket socket = connect(stage.server.managementAddress())) {
        socket
            .getOutputStream()
            .write(bytes(REQUEST.replace("h\r\n", "h\r\nConnection: close\r\n")));
        InputStream in = socket.getInputStream();
        long start = System.nanoTime();
        long read = 0;
        byte[] piece = new byte[4_096];
        // Longer than the limit in all, but never that long without a byte.
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
          read += n;
          while (System.nanoTime() - start < read * 3_000 / LARGE * 1_000_000) {
            Thread.onSpinWait();
          }
        }
        assertTrue(read > LARGE, () -> "no whole answer");
      }
    }
  }

  @Test
  void aSlowAnswerOfTheServerIsNotCutByTheseLimits() {
    HttpLimits all = patient().withWriteTimeout(SHORT).withKeepAlive(SHORT).withHeadDeadline(SHORT);
    try (Stage stage = Stage.with(all)) {
      stage.monitoring.health =
          () -> {
            awaitTwice(SHORT);
            return Map.of();
          };
      assertEquals(200, stage.sendToManagement(Request.get("/readyz")).status());
    }
  }

  private static HttpLimits patient() {
    return Stage.limits()
        .withKeepAlive(LONG)
        .withHeadDeadline(LONG)
        .withBodyDeadline(LONG)
        .withWriteTimeout(LONG);
  }

  private static void awaitTwice(Duration limit) {
    long end = System.nanoTime() + 2 * limit.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static boolean drip(Socket socket) throws InterruptedException {
    try {
      socket.getOutputStream().write(bytes("GET /"));
      for (int i = 0; i < 10_000; i++) {
        socket.getOutputStream().write('a');
        Thread.sleep(5);
      }
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
