package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CrossOriginTest {
  private static final String TUTORIAL = "http://localhost:8081";

  @Test
  void withoutOriginsNobodyIsLetIn() {
    try (Stage stage = Stage.open()) {
      Reply page = stage.send(Request.get("/api/test/all").header("Origin", TUTORIAL));
      assertEquals(200, page.status());
      assertClosed(page);
      assertClosed(stage.send(preflight(TUTORIAL)));
    }
  }

  @Test
  void aNamedOriginReadsAnswersAndErrors() {
    try (Stage stage = Stage.withOrigins(TUTORIAL, "https://app.example.org")) {
      for (String path : new String[] {"/api/test/all", "/api/me", "/nothing"}) {
        Reply reply = stage.send(Request.get(path).header("Origin", TUTORIAL));
        assertEquals(TUTORIAL, reply.header("Access-Control-Allow-Origin"), path);
        assertEquals("Origin", reply.header("Vary"));
        assertEquals("", reply.header("Access-Control-Allow-Credentials"));
      }
    }
  }

  @Test
  void aPreflightNamesTheHeadersThatClientsSend() {
    try (Stage stage = Stage.withOrigins(TUTORIAL)) {
      Reply reply = stage.send(preflight(TUTORIAL));

      assertEquals(204, reply.status());
      assertEquals("", reply.body());
      assertEquals(TUTORIAL, reply.header("Access-Control-Allow-Origin"));
      assertEquals(
          "authorization, x-access-token, content-type, x-request-id, if-match, if-none-match, "
              + "traceparent, tracestate, baggage, sentry-trace, x-requested-with",
          reply.header("Access-Control-Allow-Headers"));
      assertEquals(
          "GET, HEAD, POST, PUT, PATCH, DELETE", reply.header("Access-Control-Allow-Methods"));
      assertEquals("Origin", reply.header("Vary"));
      assertEquals("600", reply.header("Access-Control-Max-Age"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8082",
        "https://localhost:8081",
        "http://LOCALHOST:8081",
        "http://localhost:8081/",
        "http://localhost:8081.evil.example",
        "http://evil.example/http://localhost:8081",
        "null",
        "*"
      })
  void anOriginIsComparedExactly(String origin) {
    try (Stage stage = Stage.withOrigins(TUTORIAL)) {
      Reply reply = stage.send(Request.get("/api/test/all").header("Origin", origin));

      assertEquals(200, reply.status());
      assertClosed(reply);
      // A cache must keep the answers for different origins apart.
      assertEquals("Origin", reply.header("Vary"));
      assertClosed(stage.send(preflight(origin)));
    }
  }

  @Test
  void anOriginIsNamedInAnyForm() {
    try (Stage stage = Stage.withOrigins("HTTPS://X.example:443/", "http://my_app:3000")) {
      for (String origin : List.of("https://x.example", "http://my_app:3000")) {
        assertEquals(
            origin, stage.send(preflight(origin)).header("Access-Control-Allow-Origin"), origin);
      }
    }
  }

  @Test
  void aPreflightSucceedsWhereverItLeadsSoThatThePageIsToldWhy() {
    try (Stage stage = Stage.withOrigins(TUTORIAL)) {
      stage.monitoring.started = false;
      for (String path : List.of("/nothing", "/api/me", "/api/auth/signin")) {
        Request preflight =
            Request.of("OPTIONS " + path)
                .header("Origin", TUTORIAL)
                .header("Access-Control-Request-Method", "GET");
        assertEquals(204, stage.send(preflight).status(), path);
      }
    }
  }

  private static Request preflight(String origin) {
    return Request.of("OPTIONS /api/auth/signin")
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type");
  }

  private static void assertClosed(Reply reply) {
    assertEquals(
        0, reply.headers().keySet().stream().filter(h -> h.startsWith("access-control-")).count());
  }
}
