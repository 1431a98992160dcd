package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.role.RoleName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which an answer is made, and what all of them carry. */
final class EveryAnswerTest {
  private static final String ORIGIN = "https://app.example.org";
  private static final AddressRange LOOPBACK = AddressRange.parse("127.0.0.1").orElseThrow();

  private static Stage stage;
  private static String token;

  @BeforeAll
  static void open() {
    stage = Stage.trusting(new HttpSettings.Trust(Set.of(ORIGIN), List.of(LOOPBACK)));
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
    Request request =
        Request.of(line)
            .header("Origin", ORIGIN)
            .header("X-Forwarded-Proto", "https")
            .header("X-Request-Id", "mine");
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
    Request request =
        Request.get("/api/me")
            .header("Origin", ORIGIN)
            .header("X-Forwarded-Proto", "https")
            .header("X-Request-Id", "mine");
    Reply refused = stage.send(request);
    stage.monitoring.started = true;

    assertComplete(refused, 503);
    assertFalse(refused.header("Retry-After").isEmpty());
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

  private static void assertComplete(Reply reply, int status) {
    assertEquals(status, reply.status(), reply.body());
    assertEquals("mine", reply.header("X-Request-Id"));
    assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    assertEquals("no-store", reply.header("Cache-Control"));
    assertEquals("max-age=31536000", reply.header("Strict-Transport-Security"));
    assertEquals(ORIGIN, reply.header("Access-Control-Allow-Origin"));
    assertFalse(reply.header("Access-Control-Expose-Headers").isEmpty());
    assertEquals("Origin", reply.header("Vary"));
    if (status >= 400) {
      assertEquals("application/problem+json", reply.header("Content-Type"));
      assertEquals("mine", reply.json().path("instance").asText());
    }
  }
}
