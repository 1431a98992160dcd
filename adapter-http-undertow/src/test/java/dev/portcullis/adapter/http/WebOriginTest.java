package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebOriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://app.example.org, https://app.example.org",
    "https://x.example:443, https://x.example",
    "http://x.example:80/, http://x.example",
    "http://x.example:443, http://x.example:443",
    "https://x.example:80, https://x.example:80",
    "http://x.example:08080, http://x.example:8080",
    "http://x.example:, http://x.example",
    "HTTPS://App.Example.ORG, https://app.example.org",
    "http://my_app:3000, http://my_app:3000",
    "http://localhost:8081/, http://localhost:8081",
    "http://[::1]:3000, http://[::1]:3000",
    "http://[2001:DB8::1]:80, http://[2001:db8::1]",
    "http://127.0.0.1:5173, http://127.0.0.1:5173",
    "https://bücher.example, https://xn--bcher-kva.example",
    "https://BÜCHER.example:443, https://xn--bcher-kva.example",
    "https://xn--fa-hia.de, https://xn--fa-hia.de",
    "capacitor://localhost, capacitor://localhost",
    "chrome-extension://abcdefghijklmnop, chrome-extension://abcdefghijklmnop"
  })
  void anOriginIsBroughtToTheFormThatBrowsersSend(String text, String expected) {
    assertEquals(expected, WebOrigin.of(text).value());
    assertEquals(expected, HttpSettings.Trust.origin(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "*",
        "https://*.example.org",
        "x.example",
        "https://",
        "https:///",
        "https://x.example/path",
        "https://x.example?q",
        "https://x.example#f",
        "https://user@x.example",
        "https://x.example:0",
        "https://x.example:65536",
        "https://x.example:443000",
        "https://x.example:https",
        "https://x y.example",
        "https://faß.de",
        "http://[::1",
        "file:///home"
      })
  void whatNamesNoOriginIsRefusedWithASentence(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> WebOrigin.of(text));
    assertFalse(String.valueOf(refusal.getMessage()).isBlank());
  }
}
