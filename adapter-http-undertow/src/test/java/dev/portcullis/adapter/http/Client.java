package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A client that has signed in, and the tokens it holds. Immutable: a refresh makes another one.
 *
 * @param stage where
 * @param access its access token
 * @param refresh its refresh token
 */
record Client(Stage stage, String access, String refresh) {
  /** Signs in a user who has {@link Stage#PASSWORD}. */
  static Client signedIn(Stage stage, String name) {
    return of(stage, stage.send(signIn(name)));
  }

  /** The request that {@link #signedIn} sends. */
  static Request signIn(String name) {
    return Request.signIn(
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, Stage.PASSWORD));
  }

  /** The client that got {@code reply}. */
  static Client of(Stage stage, Reply reply) {
    assertEquals(200, reply.status(), reply.body());
    return new Client(
        stage,
        reply.json().path("accessToken").asText(),
        reply.json().path("refreshToken").asText());
  }

  static Request refreshing(String refreshToken) {
    return Request.post("/api/auth/refresh", body(refreshToken));
  }

  static String body(String refreshToken) {
    return "{\"refreshToken\":\"" + refreshToken + "\"}";
  }

  /** Continues the session. */
  Client refreshed() {
    return of(stage, tryToRefresh());
  }

  Reply tryToRefresh() {
    return stage.send(refreshing(refresh));
  }

  /** Sends {@code request} with the access token. */
  Reply send(Request request) {
    return stage.send(request.bearer(access));
  }

  /** A protected page that is answered from memory. */
  Reply page() {
    return send(Request.get("/api/test/user"));
  }

  /** Fails unless both tokens count. */
  void assertSignedIn() {
    assertEquals(200, page().status());
    assertEquals(200, tryToRefresh().status());
  }

  /** Fails if one of the tokens counts. */
  void assertSignedOut() {
    page().isProblem(401, "invalid-token");
    tryToRefresh().isProblem(401, "invalid-refresh-token");
  }

  @Override
  public String toString() {
    return "Client[***]";
  }
}
