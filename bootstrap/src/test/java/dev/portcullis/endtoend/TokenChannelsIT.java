package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ways to hand over a token that are none, or that no client library would take; over a bare
 * socket.
 */
class TokenChannelsIT {
  @TempDir private static Path directory;
  private static ServerProcess server;
  private static String token;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(directory, ServerContract.ADMINISTRATOR).awaitReady();
    Api api = new Api(server.address());
    api.signUp("ada");
    token = api.tokenOf("ada");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A request, and the status it must get. */
  record Attempt(String name, String request, int status) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Attempt> attempts() {
    String user = "GET /api/test/user HTTP/1.1\r\nHost: h\r\n";
    String good = "Authorization: Bearer " + token + "\r\n";
    return List.of(
        new Attempt("the good token", user + good, 200),
        new Attempt("lower-case scheme", user + "Authorization: bearer " + token + "\r\n", 200),
        new Attempt("upper-case scheme", user + "AUTHORIZATION: BEARER " + token + "\r\n", 200),
        new Attempt("the other header", user + "x-access-token: " + token + "\r\n", 200),
        new Attempt("both headers, equal", user + good + "x-access-token: " + token + "\r\n", 200),
        new Attempt("both headers, different", user + good + "x-access-token: x\r\n", 401),
        new Attempt("two Authorization headers", user + good + good, 401),
        new Attempt(
            "two other headers", user + ("x-access-token: " + token + "\r\n").repeat(2), 401),
        new Attempt("Basic", user + "Authorization: Basic " + token + "\r\n", 401),
        new Attempt("no scheme", user + "Authorization: " + token + "\r\n", 401),
        new Attempt("scheme without token", user + "Authorization: Bearer\r\n", 401),
        new Attempt(
            "two tokens", user + "Authorization: Bearer " + token + " " + token + "\r\n", 401),
        new Attempt(
            "two tokens with a comma",
            user + "Authorization: Bearer " + token + "," + token + "\r\n",
            401),
        new Attempt(
            "cookie", user + "Cookie: access_token=" + token + "; token=" + token + "\r\n", 401),
        new Attempt(
            "query",
            user.replace("/user ", "/user?access_token=" + token + "&token=" + token + " "),
            401));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void aTokenCountsInItsHeadersOnly(Attempt attempt) throws IOException {
    String answer = exchange(attempt.request());

    assertTrue(answer.startsWith("HTTP/1.1 " + attempt.status() + " "), answer);
    assertTheGoodTokenStillWorks();
    assertNotLogged(token);
  }

  @Test
  void aTokenInAFormIsNoTokenAndMovesNothing() throws IOException {
    Api api = new Api(server.address());
    String administrator = api.tokenOf(ServerContract.ADMIN);
    String before = api.getAs(administrator, "/api/keys").body();

    String answer = exchange(form(administrator));

    assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    assertTrue(answer.contains("\"code\":\"missing-token\""), answer);
    assertEquals(before, api.getAs(administrator, "/api/keys").body());
    assertNotLogged(administrator);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 15_000, 100_000, 1_000_000})
  void aTokenOfAnyLengthIsRefusedAndHarmsNobody(int length) throws IOException {
    String head = "GET /api/test/user HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ";
    String answer = exchange(head + "a".repeat(length) + "\r\n");

    // Above 16 kB of head the parser itself refuses, before there is a request to answer as such.
    List<String> expected = length < 16_000 ? List.of("401") : List.of("400", "431", "");
    assertTrue(expected.contains(Wire.status(answer)), answer);
    assertTheGoodTokenStillWorks();
  }

  private static String form(String administrator) {
    String body = "access_token=" + administrator;
    return "POST /api/keys/rotate HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + "Content-Length: "
        + body.length()
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }

  /** Nor any part of it that is secret. */
  private static void assertNotLogged(String secret) {
    String log = String.join("\n", server.lines());
    for (String segment : secret.split("\\.", -1)) {
      assertFalse(log.contains(segment), log);
    }
  }

  private static void assertTheGoodTokenStillWorks() {
    assertEquals(200, new Api(server.address()).getAs(token, "/api/test/user").statusCode());
  }

  private static String exchange(String request) throws IOException {
    String whole = request.contains("\r\n\r\n") ? request : request + "Connection: close\r\n\r\n";
    return Wire.exchange(server.address(), whole);
  }
}
