package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of the server, as a front end would be. */
final class Api {
  static final String PASSWORD = "correct horse battery staple";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  Api(URI server) {
    this.server = server;
  }

  /** Where the server is. */
  URI address() {
    return server;
  }

  /** Signs up and returns the answer. */
  HttpResponse<String> signUp(String name, String... members) {
    String more = members.length == 0 ? "" : "," + String.join(",", members);
    return post(
        "/api/auth/signup",
        "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"%s}"
            .formatted(name, name, PASSWORD, more));
  }

  /** Signs in and returns the answer. */
  HttpResponse<String> signIn(String name, String password) {
    return post(
        "/api/auth/signin", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
  }

  /** Signs in and returns the tokens. */
  Tokens tokensOf(String name) {
    return Tokens.of(signIn(name, PASSWORD));
  }

  /** Refreshes and returns the answer. */
  HttpResponse<String> refresh(String refreshToken) {
    return post("/api/auth/refresh", Tokens.body(refreshToken));
  }

  /** Signs out by refresh token and returns the answer. */
  HttpResponse<String> signOut(String refreshToken) {
    return post("/api/auth/signout", Tokens.body(refreshToken));
  }

  /** The access token of {@code name}. */
  String tokenOf(String name) {
    return json(signIn(name, PASSWORD)).get("accessToken").textValue();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> getAs(String token, String path) {
    return get(path, "Authorization", "Bearer " + token);
  }

  HttpResponse<String> post(String path, String body) {
    return postAs("application/json", path, body);
  }

  HttpResponse<String> post(String path, String body, String token) {
    return call("POST", path, body, token);
  }

  HttpResponse<String> call(String method, String path, String body, String token) {
    return send(
        request(path, "Content-Type", "application/json", "Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> call(String method, String path, String token) {
    return send(
        request(path, "Authorization", "Bearer " + token).method(method, BodyPublishers.noBody()));
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    return send(request(path, headers).method(method, BodyPublishers.noBody()));
  }

  /** Sends a body of {@code type}. */
  HttpResponse<String> postAs(String type, String path, String body) {
    return send(request(path, "Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  /** Sends JSON in chunks, without saying how much it will be. */
  HttpResponse<String> postInChunks(String path, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return send(
        request(path, "Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
  }

  /** The members of an answer. */
  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not JSON: " + answer.body(), notJson);
    }
  }

  /** The code of a problem. */
  static String code(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("none");
    if (!type.startsWith("application/problem+json")) {
      throw new AssertionError(answer.statusCode() + " " + type + " " + answer.body());
    }
    return json(answer).get("code").textValue();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
