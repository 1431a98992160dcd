package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata of the issuer (RFC 8414), where its name is an address. */
final class DiscoveryTest {
  private static final List<String> PLAIN =
      List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration");

  @Test
  void metadataSaysWhatIsTrueAndNoMore() {
    try (Stage stage = Stage.issuing("https://auth.example")) {
      for (String path : PLAIN) {
        Reply reply = stage.send(Request.get(path));

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals(
            "{\"issuer\":\"https://auth.example\","
                + "\"jwks_uri\":\"https://auth.example/.well-known/jwks.json\","
                + "\"response_types_supported\":[],\"grant_types_supported\":[],"
                + "\"subject_types_supported\":[\"public\"],"
                + "\"id_token_signing_alg_values_supported\":[\"RS256\"]}",
            reply.body());
      }
    }
  }

  @Test
  void metadataIsCachedAndAskedForByTagLikeTheKeys() {
    try (Stage stage = Stage.issuing("https://auth.example")) {
      Request get = Request.get("/.well-known/openid-configuration");
      Reply reply = stage.send(get);
      assertEquals("public, max-age=300", reply.header("Cache-Control"));
      Reply unchanged = stage.send(get.header("If-None-Match", reply.header("ETag")));
      assertEquals(304, unchanged.status());
      assertEquals("public, max-age=300", unchanged.header("Cache-Control"));
    }
  }

  /** RFC 8414 section 3.1 puts the well-known part before the path, OpenID Connect behind it. */
  @ParameterizedTest
  @ValueSource(strings = {"https://auth.example/tenant/one", "https://auth.example/tenant/one/"})
  void issuerWithAPathIsFoundInEveryForm(String issuer) {
    try (Stage stage = Stage.issuing(issuer)) {
      for (String path :
          List.of(
              "/.well-known/oauth-authorization-server/tenant/one",
              "/.well-known/openid-configuration/tenant/one",
              "/tenant/one/.well-known/oauth-authorization-server",
              "/tenant/one/.well-known/openid-configuration",
              PLAIN.get(0),
              PLAIN.get(1))) {
        String body = stage.send(Request.get(path)).body();
        assertTrue(body.startsWith("{\"issuer\":\"" + issuer + "\","), path + ": " + body);
        assertTrue(
            body.contains(
                "\"jwks_uri\":\"https://auth.example/tenant/one/.well-known/jwks.json\""));
      }
      String keys = stage.send(Request.get("/tenant/one/.well-known/jwks.json")).body();
      assertEquals(Stage.JWKS, keys);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://auth.example/",
        "HTTPS://auth.example:8443",
        "https://my_app",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "https://auth.example/.well-known/openid-configuration"
      })
  void addressesHaveMetadata(String issuer) {
    try (Stage stage = Stage.issuing(issuer)) {
      PLAIN.forEach(path -> assertEquals(200, stage.send(Request.get(path)).status(), path));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portcullis",
        "urn:example:auth",
        "https:",
        "https:///path",
        "http://auth.example",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "ftp://localhost",
        "https://user@auth.example",
        "https://auth.example?a=b",
        "https://auth.example#a",
        "https://auth example"
      })
  void namesHaveNone(String issuer) {
    try (Stage stage = Stage.issuing(issuer)) {
      PLAIN.forEach(path -> stage.send(Request.get(path)).isProblem(404, "not-found"));
    }
  }
}
