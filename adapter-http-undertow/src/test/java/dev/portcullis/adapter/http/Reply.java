package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A response as it came over the wire; header names in lower case. */
record Reply(int status, Map<String, List<String>> headers, String body) {
  /** The one value of a header; empty text if it was not sent. */
  String header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    assertTrue(values.size() <= 1, () -> name + " was sent twice: " + values);
    return values.isEmpty() ? "" : values.get(0);
  }

  /** The same but for a header, which says when and not what. */
  Reply without(String name) {
    Map<String, List<String>> others = new HashMap<>(headers);
    others.remove(name.toLowerCase(Locale.ROOT));
    return new Reply(status, others, body);
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException malformed) {
      throw new AssertionError("no JSON: " + body, malformed);
    }
  }

  /** Fails unless this is a complete problem of that status and code. */
  Reply isProblem(int expectedStatus, String code) {
    assertEquals(expectedStatus, status, body);
    assertEquals("application/problem+json", header("Content-Type"), body);
    JsonNode problem = json();
    assertEquals(code, problem.path("code").asText(), body);
    assertEquals(expectedStatus, problem.path("status").asInt(), body);
    assertEquals("about:blank", problem.path("type").asText(), body);
    assertFalse(problem.path("title").asText().isEmpty(), body);
    assertFalse(problem.path("detail").asText().isEmpty(), body);
    assertEquals(problem.path("detail"), problem.path("message"), body);
    assertEquals(header("X-Request-Id"), problem.path("instance").asText(), body);
    assertEquals(code.equals("validation-failed"), problem.has("violations"), body);
    return this;
  }

  /** Fails unless the problem has exactly these violations, each as {@code field code}. */
  Reply hasViolations(String... expected) {
    isProblem(400, "validation-failed");
    List<String> actual =
        json().path("violations").findValues("field").stream().map(JsonNode::asText).toList();
    List<String> codes = violationCodes();
    List<String> pairs =
        java.util.stream.IntStream.range(0, actual.size())
            .mapToObj(i -> actual.get(i) + " " + codes.get(i))
            .sorted()
            .toList();
    assertEquals(java.util.Arrays.stream(expected).sorted().toList(), pairs, body);
    return this;
  }

  /** Fails unless the problem says exactly this. */
  Reply says(String message) {
    assertEquals(message, json().path("message").asText());
    return this;
  }

  private List<String> violationCodes() {
    return java.util.stream.StreamSupport.stream(json().path("violations").spliterator(), false)
        .map(violation -> violation.path("code").asText())
        .toList();
  }
}
