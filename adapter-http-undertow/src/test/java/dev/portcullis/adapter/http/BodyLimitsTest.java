package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyLimitsTest {
  private static final int LIMIT = 16 * 1024;
  private static final String HEAD =
      "POST /api/auth/signin HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n";

  private final Stage stage = Stage.open();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void sixteenKibibytesAreRead() {
    stage.send(Request.signIn(padded(LIMIT))).isProblem(401, "invalid-credentials");
    stage.send(Request.signIn(padded(LIMIT)).chunked()).isProblem(401, "invalid-credentials");
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, 20_000, 60_000})
  void oneByteMoreIsTooLarge(int length) {
    stage.send(Request.signIn(padded(length))).isProblem(413, "payload-too-large");
    stage.send(Request.signIn(padded(length)).chunked()).isProblem(413, "payload-too-large");
  }

  @Test
  void anAnnouncedLengthIsRefusedBeforeTheBodyComes() {
    String head = HEAD + "Content-Length: 1000000000\r\nConnection: close\r\n\r\n";

    Wire.send(stage.server.address(), bytes(head)).isProblem(413, "payload-too-large");
  }

  @Test
  void aClientLibraryReadsTheRefusalOfALongBody() throws IOException, InterruptedException {
    InetSocketAddress address = stage.server.address();
    URI uri = URI.create("http://127.0.0.1:" + address.getPort() + "/api/auth/signin");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(padded(50_000)))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(UTF_8));

    assertEquals(413, response.statusCode());
    assertTrue(response.body().contains("payload-too-large"));
  }

  @Test
  void aRefusedBodyIsReadAwayAndTheConnectionGoesOn() {
    String body = padded(20_000);
    String first = HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    String next = "GET /api/test/all HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

    String answers = Wire.exchange(stage.server.address(), bytes(first + next));

    assertTrue(answers.startsWith("HTTP/1.1 413 "), answers);
    assertTrue(answers.endsWith("Public Content."), answers);
  }

  @Test
  void theLimitHoldsOnRoutesThatReadNoBody() {
    Request get = Request.get("/api/test/all");
    stage.send(get.body(padded(LIMIT + 1))).isProblem(413, "payload-too-large");
    stage.send(get.body(padded(LIMIT + 1)).chunked()).isProblem(413, "payload-too-large");
    assertEquals(200, stage.send(get.body(padded(LIMIT))).status());
  }

  @Test
  void refusalsThatNeedNoBodyComeFirst() {
    String long1 = padded(LIMIT + 1);
    stage.send(Request.of("POST /nothing").body(long1)).isProblem(404, "not-found");
    stage.send(Request.of("POST /api/me").body(long1)).isProblem(405, "method-not-allowed");
    stage.send(Request.get("/api/me").body(long1)).isProblem(401, "missing-token");
  }

  @Test
  void aClientThatAsksFirstIsToldToContinue() throws IOException {
    String body = padded(100);
    String head = HEAD + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n";
    String go = "HTTP/1.1 100 Continue";
    InetSocketAddress address = stage.server.address();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(bytes(head));
      byte[] told = socket.getInputStream().readNBytes(go.length());
      assertEquals(go, new String(told, ISO_8859_1));
      socket.getOutputStream().write(bytes(body));
      assertTrue(Wire.readAll(socket).contains("HTTP/1.1 401"));
    }
  }

  /** A sign-in of exactly {@code length} bytes. */
  private static String padded(int length) {
    String json = "{\"username\":\"nobody\",\"password\":\"nothing\"}";
    return json + " ".repeat(length - json.length());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
