package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers in a row could read differently (RFC 9112 section 11.2). */
final class FramingTest {
  /** Never answered with 200 unless it was smuggled. */
  private static final String SMUGGLED = "GET /api/test/all HTTP/1.1\r\nHost: h\r\n\r\n";

  private static Stage stage;

  @BeforeAll
  static void open() {
    stage = Stage.open();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: Chunked, CHUNKED",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: Identity",
        "Transfer-Encoding: ,chunked",
        "Transfer-Encoding: chunked,",
        "Transfer-Encoding:",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding: \"chunked\"",
        "Content-Length: 99999999999999999999999",
        "Content-Length: 18446744073709551621"
      })
  void anUnusualEndIsAProblemAndTheEndOfTheConnection(String header) {
    String answers =
        exchange("POST /api/auth/signin HTTP/1.1\r\nHost: h\r\n" + header + "\r\n\r\n");

    Wire.parse(answers).isProblem(400, "bad-request");
    assertOneAnswer(answers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip, chunked", "GZIP,\tChunked", "gzip", "xchunked", "br, gzip, chunked"})
  void aCodingThatWeDoNotHaveIsSaidAndEndsTheConnection(String codings) {
    String answers =
        exchange(
            "POST /api/auth/signin HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
                + codings
                + "\r\n\r\n0\r\n\r\n");

    Wire.parse(answers).isProblem(501, "not-implemented");
    assertOneAnswer(answers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked", "CHUNKED", " chunked\t"})
  void codingsAreNamedInAnyCase(String coding) {
    Request request = Request.signIn("{\"username\":\"nobody\",\"password\":\"x\"}").chunked();
    String named =
        new String(request.bytes(), ISO_8859_1)
            .replace("Transfer-Encoding: chunked", "Transfer-Encoding: " + coding)
            .replace("Connection: close\r\n", "");
    String answers = exchange(named);

    Wire.parse(answers).isProblem(401, "invalid-credentials");
    assertOneAnswer(answers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"close", "Close", "TE, close", "keep-alive , CLOSE", "x\r\nConnection: close"})
  void whoAsksToCloseIsNotKeptWaiting(String connection) {
    String request =
        "GET /api/test/all HTTP/1.1\r\nHost: h\r\nConnection: " + connection + "\r\n\r\n";
    String answers = Wire.exchange(stage.server.address(), bytes(request));

    assertEquals(200, Wire.parse(answers).status());
    assertEquals("close", Wire.parse(answers).header("Connection"));
  }

  static Stream<String> refusedByTheParser() {
    String post = "POST /api/auth/signin HTTP/1.1\r\nHost: h\r\n";
    String get = "GET /api/test/all HTTP/1.1\r\n";
    return Stream.of(
        post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        post + "Content-Length: 0\r\nContent-Length: 40\r\n\r\n",
        post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde",
        post + "Content-Length: 0, 40\r\n\r\n",
        post + "Content-Length: +5\r\n\r\nabcde",
        post + "Content-Length: -5\r\n\r\nabcde",
        post + "Content-Length: 0x5\r\n\r\nabcde",
        post + "Content-Length: 5 5\r\n\r\nabcde",
        post + "Content-Length : 5\r\n\r\nabcde",
        post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
        post + "Trans\u0000fer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        get + "Host: h\r\nX: a\u0000b\r\n\r\n",
        get + "Host: h\r\nX: a\rb\r\n\r\n",
        get + "Host: h\nX: y\n\n",
        get + "\r\n",
        get + "Host: h\r\nHost: i\r\n\r\n",
        "GET /api/test/all HTTP/2.0\r\nHost: h\r\n\r\n",
        "GET  /api/test/all HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET api/test/all HTTP/1.1\r\nHost: h\r\n\r\n",
        get + "Host: h:port\r\n\r\n",
        get + "Host: [::1\r\n\r\n",
        get + "Host: h\r\nX: " + "a".repeat(70_000) + "\r\n\r\n",
        get + "Host: h\r\n" + "X: a\r\n".repeat(201) + "\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "hello\r\n\r\n",
        "GET /api/test/all?" + "a=1&".repeat(70) + " HTTP/1.1\r\nHost: h\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("refusedByTheParser")
  void whatTheParserRefusesIsAProblemAndTheEndOfTheConnection(String request) {
    String answers = exchange(request);

    Reply reply = Wire.parse(answers).isProblem(400, "bad-request");
    assertEquals("", reply.header("Server"));
    assertEquals("close", reply.header("Connection"));
    assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    assertEquals("no-store", reply.header("Cache-Control"));
    assertOneAnswer(answers);
  }

  @Test
  void nothingBehindAChunkedBodyIsReadAsARequest() {
    Request good = Request.signIn("{\"username\":\"nobody\",\"password\":\"x\"}").chunked();
    String keptOpen = new String(good.bytes(), ISO_8859_1).replace("Connection: close\r\n", "");
    String answers = exchange(keptOpen);

    Wire.parse(answers).isProblem(401, "invalid-credentials");
    assertOneAnswer(answers);
  }

  @Test
  void thereIsNoTunnel() {
    String answers =
        Wire.exchange(
            stage.server.address(),
            bytes(
                "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\nConnection: close\r\n\r\n"));
    assertTrue(answers.startsWith("HTTP/1.1 4"), answers);
  }

  @Test
  void chunkedIsForVersionOneDotOneOnly() {
    Wire.parse(
            exchange(
                "POST /api/auth/signin HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
        .isProblem(400, "bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\nabc\r\n0\r\n\r\n", "-1\r\n", "5\r\nabcdeX\r\n0\r\n\r\n"})
  void brokenChunksAreRefused(String chunks) {
    String head =
        String.join(
            "\r\n",
            "POST /api/auth/signin HTTP/1.1",
            "Host: h",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "",
            "");
    String answers = exchange(head + chunks);

    // Cut without an answer, or answered; in no case is what follows another request.
    assertTrue(answers.isEmpty() || Wire.parse(answers).status() == 400, answers);
    assertFalse(answers.contains("Public Content."), answers);
  }

  @Test
  void aFoldedLineIsOneValueAndNoSecondHeader() {
    // RFC 9112 section 5.2 leaves a server two choices: to refuse a fold, or to read it as spaces,
    // as this one does before any handler sees it.
    Request folded = Request.get("/api/test/user").header("X", "y\r\n x-access-token: junk");
    stage.send(folded).isProblem(401, "missing-token");
  }

  @Test
  void http2IsNotSpoken() {
    Request upgrade =
        Request.get("/api/test/all").header("Upgrade", "h2c").header("HTTP2-Settings", "AAMAAABk");
    assertEquals(200, stage.send(upgrade).status());

    String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    assertEquals(400, Wire.parse(Wire.exchange(stage.server.address(), bytes(preface))).status());
  }

  @Test
  void theOldestClientIsAnswered() {
    assertTrue(exchange("GET /api/test/all HTTP/1.0\r\n\r\n").endsWith("Public Content."));
  }

  private static String exchange(String request) {
    return Wire.exchange(stage.server.address(), bytes(request + SMUGGLED));
  }

  private static void assertOneAnswer(String answers) {
    assertEquals(answers.indexOf("HTTP/1.1 "), answers.lastIndexOf("HTTP/1.1 "), answers);
    assertFalse(answers.contains("Public Content."), answers);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
