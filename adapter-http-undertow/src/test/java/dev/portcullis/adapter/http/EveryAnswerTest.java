package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fixture.Background;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which an answer is made, and what all of them carry. */
final class EveryAnswerTest {
  private static final String ORIGIN = "https://app.example.org";
  private static final AddressRange LOOPBACK = AddressRange.parse("127.0.0.1").orElseThrow();

  private static final HttpSettings.Trust TRUST =
      new HttpSettings.Trust(Set.of(ORIGIN), List.of(LOOPBACK));
  private static final String SIGN_IN = "{\"username\":\"ada\",\"password\":\"x\"}";

  private static Stage stage;
  private static String token;

  @BeforeAll
  static void open() {
    stage = Stage.trusting(TRUST);
    token = stage.token(stage.user("ada", RoleName.USER));
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /api/test/all | '' | 200",
        "HEAD /api/test/all | '' | 200",
        "GET /nothing | '' | 404",
        "DELETE /api/test/all | '' | 405",
        "OPTIONS /api/me | '' | 204",
        "OPTIONS /nothing | Access-Control-Request-Method: POST | 204",
        "GET /api/me | '' | 401",
        "POST /api/auth/signin | Content-Type: text/plain | 415",
        "POST /api/auth/signin | Content-Encoding: gzip | 415",
        "POST /api/auth/signin | Content-Length: 20000 | 413",
        "POST /api/auth/signin | Content-Length: 20000;Expect: 100-continue | 413",
        "POST /api/auth/signin | Transfer-Encoding: gzip, chunked | 501",
        "POST /api/auth/signin | Transfer-Encoding: chunked, chunked | 400"
      })
  void carriesWhatTheOthersCarry(String line, String headers, int status) {
    Request request = marked(Request.of(line));
    for (String header : headers.split(";", 0)) {
      if (!header.isEmpty()) {
        request = request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]);
      }
    }
    assertComplete(stage.send(request), status);
  }

  @Test
  void whatTheServerRefusesWhileItStartsIsComplete() {
    stage.monitoring.started = false;
    Request request = marked(Request.get("/api/me"));
    Reply refused = stage.send(request);
    stage.monitoring.started = true;

    assertComplete(refused, 503);
    assertFalse(refused.header("Retry-After").isEmpty());
  }

  @Test
  void whatTheServerRefusesWhileItStopsIsComplete() throws InterruptedException {
    try (Stage ending = Stage.trusting(TRUST)) {
      CountDownLatch hashing = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      ending.beforeHash =
          () -> {
            hashing.countDown();
            Background.await(release);
          };
      Background<Reply> underWay =
          Background.start(() -> ending.send(marked(Request.signIn(SIGN_IN))));
      Background.await(hashing);
      Background<Integer> closing =
          Background.start(
              () -> {
                ending.server.close();
                return 0;
              });
      assertTrue(closing.isHeldBack());

      assertRefusedWhileStopping(ending);
      assertPreflightsAreAnswered(ending);
      assertManagementIsComplete(ending, 503);
      release.countDown();
      assertComplete(underWay.result(), 401);
      assertEquals(0, closing.result());
    }
  }

  private static void assertRefusedWhileStopping(Stage ending) {
    for (String line :
        List.of("GET /api/me", "GET /nothing", "DELETE /api/test/all", "HEAD /api/me")) {
      Reply refused = ending.send(marked(Request.of(line)));
      assertEquals(503, refused.status(), line);
      assertEquals("2", refused.header("Retry-After"), line);
      if (!line.startsWith("HEAD")) {
        assertComplete(refused.isProblem(503, "unavailable"), 503);
      }
    }
    Reply body = ending.send(marked(Request.signIn("x".repeat(100_000))));
    assertComplete(body.isProblem(503, "unavailable"), 503);
    Reply keys = ending.send(marked(Request.get("/.well-known/jwks.json")));
    keys.isProblem(503, "unavailable");
    assertEquals("*", keys.header("Access-Control-Allow-Origin"));
    assertEquals("no-store", keys.header("Cache-Control"));
  }

  /** A page can read a 503 only behind a preflight that succeeds (Fetch standard, CORS check). */
  private static void assertPreflightsAreAnswered(Stage ending) {
    for (String path : List.of("/api/me", "/.well-known/jwks.json", "/")) {
      Request preflight =
          marked(Request.of("OPTIONS " + path)).header("Access-Control-Request-Method", "GET");
      Reply reply = ending.send(preflight);
      assertEquals(204, reply.status(), path);
      assertFalse(reply.header("Access-Control-Allow-Methods").isEmpty(), path);
      assertFalse(reply.header("Access-Control-Allow-Headers").isEmpty(), path);
      assertEquals("600", reply.header("Access-Control-Max-Age"), path);
    }
  }

  @Test
  void theManagementListenerAnswersInFull() {
    assertManagementIsComplete(stage, 200);
  }

  private static void assertManagementIsComplete(Stage there, int ready) {
    assertStandard(there.sendToManagement(marked(Request.get("/livez"))), 200);
    assertStandard(there.sendToManagement(marked(Request.get("/metrics"))), 200);
    assertStandard(there.sendToManagement(marked(Request.get("/readyz"))), ready);
    assertStandard(there.sendToManagement(marked(Request.of("OPTIONS /livez"))), 204);
    for (String line : List.of("GET /api/me", "GET /%", "GET /livez%")) {
      Reply reply = there.sendToManagement(marked(Request.of(line)));
      assertStandard(reply.isProblem(404, "not-found"), 404);
    }
    Reply reply = there.sendToManagement(marked(Request.of("POST /livez")));
    assertStandard(reply.isProblem(405, "method-not-allowed"), 405);
    assertEquals("GET, HEAD, OPTIONS", reply.header("Allow"));
    // Not for pages of any origin.
    assertEquals("", reply.header("Access-Control-Allow-Origin"));
  }

  @Test
  void aFullHashingQueueIsSaidInFull() {
    HttpLimits narrow = Stage.limits().withHashing(new HttpLimits.Hashing(1, 0, Duration.ZERO));
    CountDownLatch hashing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (Stage busy = Stage.trusting(TRUST, narrow)) {
      busy.beforeHash =
          () -> {
            hashing.countDown();
            Background.await(release);
          };
      Background<Reply> first = Background.start(() -> busy.send(marked(Request.signIn(SIGN_IN))));
      Background.await(hashing);
      Reply refused = busy.send(marked(Request.signIn(SIGN_IN))).isProblem(503, "busy");

      assertComplete(refused, 503);
      assertEquals("2", refused.header("Retry-After"));
      release.countDown();
      assertComplete(first.result(), 401);
    }
  }

  @Test
  void aBodyThatDoesNotComeIsTimedOutInFull() {
    try (Stage hurried =
        Stage.trusting(TRUST, Stage.limits().withBodyDeadline(Duration.ofMillis(200)))) {
      Request half = marked(Request.of("POST /api/auth/signin")).header("Content-Length", "100");
      Reply refused = hurried.send(half.header("Content-Type", "application/json"));

      assertComplete(refused.isProblem(408, "request-timeout"), 408);
      assertEquals("close", refused.header("Connection"));
    }
  }

  @Test
  void failuresOfTheServerAreCompleteToo() {
    try (Stage broken = Stage.trusting(TRUST)) {
      String user = broken.token(broken.user("ada", RoleName.USER));
      broken.beforePort =
          () -> {
            throw new IllegalStateException("secret");
          };
      Reply failed = broken.send(marked(Request.get("/api/me").bearer(user)));
      assertComplete(failed.isProblem(500, "internal-error"), 500);
      broken.beforePort =
          () -> {
            throw new StoreUnavailableException("away");
          };
      Reply away = broken.send(marked(Request.get("/api/me").bearer(user)));
      assertComplete(away.isProblem(503, "store-unavailable"), 503);
      assertEquals("2", away.header("Retry-After"));
    }
  }

  @Test
  void aTokenThatIsTooLongForTheHeadIsABadTokenLikeAnyOther() {
    for (int length : new int[] {5_000, 16_000, 20_000, 50_000}) {
      Request request = Request.get("/api/test/user").header("X-Request-Id", "same");
      String expected = stage.send(request.bearer("junk")).body();
      String huge = "a".repeat(length);
      assertEquals(expected, stage.send(request.bearer(huge)).body());
      assertEquals(expected, stage.send(request.header("x-access-token", huge)).body());
      Request open = Request.get("/api/test/all").bearer(huge);
      assertEquals(200, stage.send(open).status());
    }
  }

  @Test
  void headsThatAreTooLongAreToldSo() {
    Request page = Request.get("/api/test/all");
    String large = "a".repeat(17_000);
    stage.send(page.header("X", large)).isProblem(431, "request-header-fields-too-large");
    Request many = page;
    for (int i = 0; i < 65; i++) {
      many = many.header("X", "a");
    }
    stage.send(many).isProblem(431, "request-header-fields-too-large");
    stage.send(Request.get("/api/test/all?" + large)).isProblem(414, "uri-too-long");
    stage.send(Request.get("/" + large)).isProblem(414, "uri-too-long");
    assertEquals(200, stage.send(page.header("X", "a".repeat(15_000)).bearer(token)).status());
  }

  @Test
  void transportSecurityIsAskedForOnlyOverTls() {
    Request page = Request.get("/api/test/all");
    assertEquals("", hsts(page));
    assertEquals("", hsts(page.header("X-Forwarded-Proto", "http")));
    assertEquals("max-age=31536000", hsts(page.header("X-Forwarded-Proto", "https")));
    assertEquals("max-age=31536000", hsts(page.header("Forwarded", "for=6.6.6.6;proto=https")));
    try (Stage trustsNobody = Stage.open()) {
      Reply reply = trustsNobody.send(page.header("X-Forwarded-Proto", "https"));
      assertEquals("", reply.header("Strict-Transport-Security"));
    }
  }

  private static String hsts(Request request) {
    return stage.send(request).header("Strict-Transport-Security");
  }

  /** With all that answers depend on. */
  private static Request marked(Request request) {
    return request
        .header("Origin", ORIGIN)
        .header("X-Forwarded-Proto", "https")
        .header("X-Request-Id", "mine");
  }

  private static void assertComplete(Reply reply, int status) {
    assertStandard(reply, status);
    assertEquals(ORIGIN, reply.header("Access-Control-Allow-Origin"));
    assertFalse(reply.header("Access-Control-Expose-Headers").isEmpty());
    assertEquals("Origin", reply.header("Vary"));
    if (status >= 400) {
      assertEquals("application/problem+json", reply.header("Content-Type"));
      assertEquals("mine", reply.json().path("instance").asText());
    }
  }

  private static void assertStandard(Reply reply, int status) {
    assertEquals(status, reply.status(), reply.body());
    assertEquals("mine", reply.header("X-Request-Id"));
    assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    assertEquals(
        "default-src 'none'; frame-ancestors 'none'", reply.header("Content-Security-Policy"));
    assertEquals("no-referrer", reply.header("Referrer-Policy"));
    assertEquals("same-origin", reply.header("Cross-Origin-Resource-Policy"));
    assertEquals("no-store", reply.header("Cache-Control"));
    assertEquals("max-age=31536000", reply.header("Strict-Transport-Security"));
    assertEquals("", reply.header("Server"));
  }
}
