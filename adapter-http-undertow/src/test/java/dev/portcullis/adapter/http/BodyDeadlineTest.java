package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that never come to their end; those that do have all the time of a slow machine. */
final class BodyDeadlineTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String HEAD =
      "POST /api/auth/signin HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n";

  private final Stage stage = Stage.with(Stage.limits().withBodyDeadline(SHORT));

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
  void aBodyThatDoesNotComeIsTimedOut(String framing) {
    // Nothing more is sent, and the connection is left open: only the deadline can end it.
    Reply reply = Wire.send(stage.server.address(), bytes(HEAD + framing + "\r\n\r\n"));

    reply.isProblem(408, "request-timeout");
    assertEquals("close", reply.header("Connection"));
  }

  @Test
  void aBodyThatDripsIsTimedOut() throws IOException {
    InetSocketAddress address = stage.server.address();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(bytes(HEAD + "Content-Length: 10000\r\n\r\n"));
      Thread dripping = new Thread(() -> drip(socket));
      dripping.start();
      Wire.parse(Wire.readAll(socket)).isProblem(408, "request-timeout");
    }
  }

  @Test
  void theDeadlineAlsoEndsWhatWasAnsweredWithoutTheBody() {
    String head = "POST /nothing HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n";

    // The exchange returns only because the server closes.
    String answers = Wire.exchange(stage.server.address(), bytes(head));
    Wire.parse(answers).isProblem(404, "not-found");
  }

  private static void drip(Socket socket) {
    try {
      for (int i = 0; i < 10_000; i++) {
        socket.getOutputStream().write(' ');
        socket.getOutputStream().flush();
        Thread.sleep(5);
      }
    } catch (IOException closed) {
      // The server has had enough.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
