package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.role.RoleName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that break the grammar of RFC 3986, as people and programs send them. */
final class UnusualTargetsTest {
  private static final String ORIGIN = "https://app.example.org";
  private static final AddressRange LOOPBACK = AddressRange.parse("127.0.0.1").orElseThrow();
  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");

  private static Stage stage;
  private static String token;
  private static String user;

  @BeforeAll
  static void open() {
    stage = Stage.trusting(new HttpSettings.Trust(Set.of(ORIGIN), List.of(LOOPBACK)));
    token = stage.token(stage.user("boss", RoleName.ADMIN));
    user = stage.user("ada", RoleName.USER).id().toString();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "50%",
        "%",
        "%4",
        "%zz",
        "%4z",
        "%%",
        "%%%",
        "%ff",
        "%c0%af",
        "%ed%a0%80",
        "%00",
        "%u0041",
        "a|b",
        "{a}",
        "a^b",
        "a`b",
        "a\\b",
        "<a>",
        "\"a\"",
        "#a",
        "\u00c3\u00bc",
        "\u00ff"
      })
  void inAQueryTheyAreOrdinaryText(String value) {
    Reply reply = stage.send(Request.get("/api/users?query=" + value).bearer(token));

    assertEquals(200, reply.status(), reply.body());
    assertEquals(0, reply.json().path("items").size());
    stage
        .send(Request.get("/api/users?role=" + value).bearer(token))
        .hasViolations("role invalid-characters");
    assertEquals(
        "unknown-field",
        stage
            .send(Request.get("/api/users?" + value + "=1").bearer(token))
            .isProblem(400, "validation-failed")
            .json()
            .at("/violations/0/code")
            .asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/test/all%",
        "/api/test/all%4",
        "/api/test/all%zz",
        "/api/test/all%ff",
        "/api/test/al%6c",
        "/%",
        "/api/%/all",
        "/api/test/all;%",
        "/api/test/all;x=%4",
        "/api/test/all#",
        "/api/test/|",
        "/api/test/\u00c3\u00a4ll",
        "/api/test/all%2",
        "/%2e%2e/api/test/all",
        "/api/test/all%00%",
        "http://localhost/api/test/all%",
        "http://localhost/%?%"
      })
  void inAPathTheyAreNotFoundAndComplete(String target) {
    Request request =
        Request.get(target)
            .header("Origin", ORIGIN)
            .header("X-Forwarded-Proto", "https")
            .header("X-Request-Id", "mine");
    Reply reply = stage.send(request).isProblem(404, "not-found");

    assertEquals("mine", reply.header("X-Request-Id"));
    assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    assertEquals("no-store", reply.header("Cache-Control"));
    assertEquals("max-age=31536000", reply.header("Strict-Transport-Security"));
    assertEquals(ORIGIN, reply.header("Access-Control-Allow-Origin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%ff", "|", "\u00fc"})
  void asAnIdOrARoleTheyAreNotFound(String segment) {
    stage.send(Request.get("/api/users/" + segment).bearer(token)).isProblem(404, "user-not-found");
    stage
        .send(Request.of("PUT /api/users/" + user + "/roles/" + segment).bearer(token))
        .isProblem(404, "role-not-found");
  }

  @Test
  void theyHarmNoRequestBehindThem() {
    String answers =
        exchange(
            get("/api/test/all?50%") + get("/%") + get("/api/test/all?%4") + last("/api/test/all"));

    assertEquals(List.of(200, 404, 200, 200), statuses(answers), answers);
  }

  @Test
  void bodiesAreNeverTakenForHeads() {
    String inner = get("/%");
    String post =
        "POST /api/auth/signin?% HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + inner.length()
            + "\r\n\r\n"
            + inner;
    String answers = exchange(post + get("/%") + post + last("/api/test/all"));

    assertEquals(List.of(400, 404, 400, 200), statuses(answers), answers);
    assertEquals(2, answers.split("malformed-json", -1).length - 1);
  }

  @Test
  void bodiesOfRequestsThatAreAnsweredWithoutThemAreSkipped() {
    String inner = get("/%");
    String unread =
        "DELETE /nothing% HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + inner.length()
            + "\r\n\r\n"
            + inner;
    String answers = exchange(unread + unread + get("/api/test/all?%") + last("/api/test/all"));

    assertEquals(List.of(404, 404, 200, 200), statuses(answers), answers);
  }

  @Test
  void nothingBehindAChunkedBodyIsRead() {
    Request chunked = Request.post("/api/auth/signin?%", "{}").chunked();
    String answers = exchange(lasting(chunked) + get("/api/test/all"));

    assertEquals(List.of(400), statuses(answers), answers);
  }

  @Test
  void anOldClientIsAnsweredToo() {
    String answers = exchange("GET /api/test/all?50% HTTP/1.0\r\n\r\n");
    assertTrue(answers.endsWith("Public Content."), answers);
    Wire.parse(exchange("GET /% HTTP/1.0\r\n\r\n")).isProblem(404, "not-found");
  }

  @Test
  void theTargetMayBeCutAnywhere() throws IOException {
    String request = get("/api/test/all?a=%4&b=50%&c=%41&d=\u00fc|%");
    for (int cut = 1; cut < request.length(); cut++) {
      try (Socket socket = connect()) {
        socket.setTcpNoDelay(true);
        for (String part : List.of(request.substring(0, cut), request.substring(cut))) {
          socket.getOutputStream().write(part.getBytes(ISO_8859_1));
          socket.getOutputStream().flush();
        }
        socket.getOutputStream().write(last("/api/test/all").getBytes(ISO_8859_1));
        assertEquals(List.of(200, 200), statuses(Wire.readAll(socket)), "cut at " + cut);
      }
    }
  }

  @Test
  void manyRequestsInOnePacketAreAnsweredInTheirOrder() {
    StringBuilder requests = new StringBuilder();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      requests.append(get(i % 3 == 0 ? "/%" : "/api/test/all?%zz=" + i));
      expected.add(i % 3 == 0 ? 404 : 200);
    }
    expected.add(200);

    assertEquals(expected, statuses(exchange(requests + last("/api/test/all"))));
  }

  @Test
  void requestsOnWorkersAreAnsweredInTheirOrderToo() {
    String me =
        "GET /api/me?% HTTP/1.1\r\nHost: localhost\r\nx-access-token: " + token + "\r\n\r\n";
    String answers = exchange(me.repeat(20) + get("/%") + me.repeat(20) + last("/%"));

    List<Integer> statuses = statuses(answers);
    assertEquals(42, statuses.size());
    assertEquals(404, statuses.get(20));
    assertEquals(404, statuses.get(41));
  }

  @Test
  void whoClosesTheirHalfBehindTheLastRequestIsAnswered() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write((get("/%") + get("/api/test/all?%")).getBytes(ISO_8859_1));
      socket.shutdownOutput();

      assertEquals(List.of(404, 200), statuses(Wire.readAll(socket)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /% \r\n\r\n",
        "GET /%\r\n\r\n",
        "GET /%\n\n",
        "GET /\u0000% HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /% HTTP/1.1\r\nHost: h\r\n X: y\r\n\u0000\r\n\r\n",
        "GET /% HTTP/1.1 \r\nHost: h\r\n\r\n",
        "GET /% % HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET %2f HTTP/1.1\r\nHost: h\r\n\r\n"
      })
  void whatBreaksTheLineStaysRefused(String request) {
    String answers = exchange(request + last("/api/test/all"));

    Wire.parse(answers).isProblem(400, "bad-request");
    assertEquals(1, statuses(answers).size());
    assertFalse(answers.contains("Public Content."), answers);
  }

  @Test
  void theLimitOfTheTargetIsThatOfItsEncodedForm() {
    stage.send(Request.get("/" + "%".repeat(8_000))).isProblem(414, "uri-too-long");
    stage.send(Request.get("/" + "%".repeat(2_000))).isProblem(404, "not-found");
    stage.send(Request.get("/" + "%".repeat(40_000))).isProblem(400, "bad-request");
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /** Without its wish to close. */
  private static String lasting(Request request) {
    return new String(request.bytes(), ISO_8859_1).replace("Connection: close\r\n", "");
  }

  private static String last(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }

  private static String exchange(String requests) {
    return Wire.exchange(stage.server.address(), requests.getBytes(ISO_8859_1));
  }

  private static List<Integer> statuses(String answers) {
    return ANSWER.matcher(answers).results().map(found -> Integer.valueOf(found.group(1))).toList();
  }

  private static Socket connect() throws IOException {
    InetSocketAddress address = stage.server.address();
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
