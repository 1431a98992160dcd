package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request as bytes: {@code Request.get("/api/me").bearer(token)}. Immutable.
 *
 * @param line the request line
 * @param headers the header lines
 * @param body the body, one character for each byte
 * @param measured whether a Content-Length is sent
 */
record Request(String line, String headers, String body, boolean measured) {
  static Request of(String methodAndTarget) {
    return new Request(methodAndTarget + " HTTP/1.1", "Host: localhost\r\n", "", false);
  }

  static Request get(String target) {
    return of("GET " + target);
  }

  static Request put(String target, String json) {
    return of("PUT " + target).header("Content-Type", "application/json").body(json);
  }

  static Request post(String target, String json) {
    return of("POST " + target).header("Content-Type", "application/json").body(json);
  }

  static Request signUp(String json) {
    return post("/api/auth/signup", json);
  }

  static Request signIn(String json) {
    return post("/api/auth/signin", json);
  }

  Request header(String name, String value) {
    return new Request(line, headers + name + ": " + value + "\r\n", body, measured);
  }

  Request bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  Request body(String text) {
    return body(text.getBytes(UTF_8));
  }

  Request body(byte[] bytes) {
    return new Request(line, headers, new String(bytes, ISO_8859_1), true);
  }

  /** The same body in one chunk. */
  Request chunked() {
    String chunks = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    return new Request(line, headers + "Transfer-Encoding: chunked\r\n", chunks, false);
  }

  byte[] bytes() {
    String length = measured ? "Content-Length: " + body.length() + "\r\n" : "";
    String head = line + "\r\n" + headers + length + "Connection: close\r\n\r\n";
    return (head + body).getBytes(ISO_8859_1);
  }

  @Override
  public String toString() {
    return line;
  }
}
