package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** What a client keeps of a sign-in or a refresh. */
record Tokens(String access, String refresh) {
  /** Those of a good answer. */
  static Tokens of(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer::body);
    JsonNode members = Api.json(answer);
    return new Tokens(
        members.get("accessToken").textValue(), members.get("refreshToken").textValue());
  }

  /** The body that presents {@code refreshToken}. */
  static String body(String refreshToken) {
    return "{\"refreshToken\":\"%s\"}".formatted(refreshToken);
  }

  @Override
  public String toString() {
    return "Tokens[***]";
  }
}
