package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwksSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://auth.example/.well-known/jwks.json",
        "HTTPS://auth.example:8443/jwks",
        "http://localhost:8080/jwks",
        "http://127.0.0.1/jwks",
        "http://127.9.9.9/jwks",
        "http://[::1]:8080/jwks"
      })
  void httpsUrlsAndLoopbackUrlsAreAccepted(String uri) {
    assertEquals(URI.create(uri), JwksSettings.at(uri).uri());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://auth.example/jwks",
        "http://localhost.example/jwks",
        "http://127.0.0.1.example/jwks",
        "http://10.0.0.1/jwks",
        "http://user@localhost/jwks",
        "https://user:word@auth.example/jwks",
        "https://auth.example/jwks#keys",
        "https:///jwks",
        "/jwks",
        "jwks",
        "",
        "file:///etc/jwks.json",
        "ftp://auth.example/jwks",
        "jar:https://auth.example/a.jar!/jwks",
        "https://auth example/"
      })
  void otherUrlsAreRefused(String uri) {
    assertThrows(IllegalArgumentException.class, () -> JwksSettings.at(uri));
  }

  @Test
  void plainHttpToOtherHostsMustBeAllowed() {
    URI uri = URI.create("http://auth.internal/jwks");
    assertEquals(uri, new JwksSettings(uri, true).uri());
    assertThrows(IllegalArgumentException.class, () -> new JwksSettings(uri, false));
    URI file = URI.create("ftp://auth.internal/jwks");
    assertThrows(IllegalArgumentException.class, () -> new JwksSettings(file, true));
  }
}
