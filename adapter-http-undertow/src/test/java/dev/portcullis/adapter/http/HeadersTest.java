package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadersTest {
  private final Stage stage = Stage.open();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    String token = stage.token(stage.user("ada", RoleName.USER));
    for (Request request :
        List.of(
            Request.get("/"),
            Request.get("/api/test/all"),
            Request.get("/api/me").bearer(token),
            Request.get("/api/me"),
            Request.get("/nothing"),
            Request.of("DELETE /api/me"),
            Request.of("OPTIONS /api/me"),
            Request.signIn("x"),
            Request.signIn("{}").body("x".repeat(20_000)))) {
      Reply reply = stage.send(request);
      assertEquals("nosniff", reply.header("X-Content-Type-Options"));
      assertEquals(
          "default-src 'none'; frame-ancestors 'none'", reply.header("Content-Security-Policy"));
      assertEquals("no-referrer", reply.header("Referrer-Policy"));
      String use = request.line().startsWith("GET / ") ? "cross-origin" : "same-origin";
      assertEquals(use, reply.header("Cross-Origin-Resource-Policy"));
      assertEquals("no-store", reply.header("Cache-Control"));
      assertEquals("", reply.header("Server"));
      assertEquals("", reply.header("X-Powered-By"));
      // Not served over TLS.
      assertEquals("", reply.header("Strict-Transport-Security"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0f8fad5b-d9cb-469f-a165-70867728950e", "Trace-1"})
  void aHarmlessRequestIdIsKept(String id) {
    Reply reply = stage.send(Request.get("/nothing").header("X-Request-Id", id));

    assertEquals(id, reply.header("X-Request-Id"));
    reply.isProblem(404, "not-found");
    assertEquals(id, reply.json().path("instance").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a_b", "<x>", "a\"b", "\u00e4", "a/b", "a;b"})
  void anyOtherIsReplaced(String id) {
    Reply reply = stage.send(Request.get("/nothing").header("X-Request-Id", id));

    assertTrue(reply.header("X-Request-Id").matches("[0-9a-f]{32}"));
    reply.isProblem(404, "not-found");
  }

  @Test
  void aRequestIdIsAtMost64CharactersAndOneHeader() {
    Request request = Request.get("/");
    String longest = "a".repeat(64);
    assertEquals(
        longest, stage.send(request.header("X-Request-Id", longest)).header("X-Request-Id"));
    assertNotEquals(
        longest + "a",
        stage.send(request.header("X-Request-Id", longest + "a")).header("X-Request-Id"));
    Request twice = request.header("X-Request-Id", "a").header("X-Request-Id", "b");
    assertEquals(32, stage.send(twice).header("X-Request-Id").length());
  }

  @Test
  void publishedKeysMayBeCachedAndAskedForByTag() {
    Request jwks = Request.get("/.well-known/jwks.json");
    Reply reply = stage.send(jwks);
    String tag = reply.header("ETag");

    assertEquals(Stage.JWKS, reply.body());
    assertEquals("application/json", reply.header("Content-Type"));
    assertEquals("public, max-age=300", reply.header("Cache-Control"));
    assertTrue(tag.matches("\"[A-Za-z0-9_-]{43}\""), tag);
    for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      Reply unchanged = stage.send(jwks.header("If-None-Match", known));
      assertEquals(304, unchanged.status(), known);
      assertEquals("", unchanged.body());
      assertEquals(tag, unchanged.header("ETag"));
      assertEquals("public, max-age=300", unchanged.header("Cache-Control"));
    }
    assertEquals(200, stage.send(jwks.header("If-None-Match", "\"x\"")).status());
  }

  @Test
  void theFirstPageTellsNameVersionAndLinks() {
    Reply reply = stage.send(Request.get("/"));

    assertEquals(
        "{\"name\":\"Portcullis\",\"version\":\"1.2.3\",\"links\":{"
            + "\"signUp\":\"/api/auth/signup\",\"signIn\":\"/api/auth/signin\","
            + "\"me\":\"/api/me\",\"jwks\":\"/.well-known/jwks.json\"}}",
        reply.body());
  }
}
