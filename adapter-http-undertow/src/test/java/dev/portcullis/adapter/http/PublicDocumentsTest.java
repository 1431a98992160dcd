package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of any origin read what is public, and what is answered in its place. */
final class PublicDocumentsTest {
  private static final String NAMED = "http://localhost:8081";
  private static final String STRANGER = "https://elsewhere.example";

  @ParameterizedTest
  @ValueSource(strings = {"", NAMED, STRANGER, "null"})
  void everyAnswerOfAPublicPathIsForEveryOrigin(String origin) {
    try (Stage stage = Stage.withOrigins(NAMED)) {
      for (String path : new String[] {"/", "/.well-known/jwks.json"}) {
        Request get = from(origin, Request.get(path));
        assertOpen(200, stage.send(get));
        assertOpen(200, stage.send(from(origin, Request.of("HEAD " + path))));
        assertOpen(204, stage.send(from(origin, Request.of("OPTIONS " + path))));
        assertOpen(405, stage.send(from(origin, Request.of("POST " + path))));
        Reply unframed = stage.send(get.header("Transfer-Encoding", "gzip"));
        assertTrue(unframed.status() >= 400);
        assertOpen(unframed.status(), unframed);
      }
      Request unchanged = Request.get("/.well-known/jwks.json").header("If-None-Match", "*");
      assertOpen(304, stage.send(from(origin, unchanged)));
    }
  }

  @Test
  void preflightIsForEveryOriginAndAnyHeader() {
    try (Stage stage = Stage.open()) {
      Reply reply =
          stage.send(
              from(STRANGER, Request.of("OPTIONS /.well-known/jwks.json"))
                  .header("Access-Control-Request-Method", "GET")
                  .header("Access-Control-Request-Headers", "if-none-match, traceparent"));

      assertOpen(204, reply);
      assertEquals("GET, HEAD", reply.header("Access-Control-Allow-Methods"));
      assertEquals("*, authorization", reply.header("Access-Control-Allow-Headers"));
      assertEquals("600", reply.header("Access-Control-Max-Age"));
    }
  }

  /** The kind: a document of an issuer that is an address, in every place it is served. */
  @Test
  void metadataIsAsOpenAsTheKeys() {
    try (Stage stage = Stage.issuing("https://auth.example/path")) {
      for (String path :
          List.of(
              "/.well-known/openid-configuration",
              "/.well-known/oauth-authorization-server/path",
              "/path/.well-known/jwks.json")) {
        assertOpen(200, stage.send(from(STRANGER, Request.get(path))));
        assertOpen(405, stage.send(from(STRANGER, Request.of("DELETE " + path))));
      }
    }
  }

  @Test
  void whatIsNotPublicStaysClosed() {
    try (Stage stage = Stage.open()) {
      for (String path :
          new String[] {"/api/test/all", "/.well-known/", "/.well-known/jwks.json/", "/nothing"}) {
        Reply reply = stage.send(from(STRANGER, Request.get(path)));
        assertEquals("", reply.header("Access-Control-Allow-Origin"), path);
        assertEquals("same-origin", reply.header("Cross-Origin-Resource-Policy"), path);
      }
    }
  }

  private static Request from(String origin, Request request) {
    return origin.isEmpty() ? request : request.header("Origin", origin);
  }

  private static void assertOpen(int status, Reply reply) {
    assertEquals(status, reply.status());
    assertEquals("*", reply.header("Access-Control-Allow-Origin"));
    assertEquals("", reply.header("Vary"));
    assertEquals("", reply.header("Access-Control-Allow-Credentials"));
    assertEquals("cross-origin", reply.header("Cross-Origin-Resource-Policy"));
  }
}
