package dev.portcullis.adapter.http.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.Json;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A response before it is written. Immutable. */
public final class Answer {
  private static final byte[] EMPTY = {};

  // Whoever is told that the store was away may have been refreshed all the same: after the five
  // seconds that a statement may take, the next try must come within the ten of the grace.
  private static final String BACK_AFTER_SECONDS = "2";

  private final int status;
  private final Optional<String> contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  private Answer(
      int status, Optional<String> contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
  }

  /** {@code value}, a record of JDK types, in JSON. */
  public static Answer json(int status, Object value) {
    return of(status, "application/json", Json.write(value));
  }

  /** {@code text}, which is JSON already. */
  public static Answer jsonText(String text) {
    return of(200, "application/json", text.getBytes(UTF_8));
  }

  /** Plain text. */
  public static Answer text(String text) {
    return of(200, "text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  /** A status that says it all. */
  public static Answer empty(int status) {
    return new Answer(status, Optional.empty(), EMPTY, Map.of());
  }

  /** {@code body}, which is of that type. */
  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, Optional.of(contentType), body, Map.of());
  }

  /** The same answer with one more header, which replaces the pipeline's own. */
  public Answer withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new Answer(status, contentType, body, Map.copyOf(more));
  }

  /** The same answer, which also says when to try again: soon, and on every listener alike. */
  public Answer inviteBack() {
    return withHeader("Retry-After", BACK_AFTER_SECONDS);
  }

  int status() {
    return status;
  }

  Optional<String> contentType() {
    return contentType;
  }

  ByteBuffer body() {
    return ByteBuffer.wrap(body).asReadOnlyBuffer();
  }

  Map<String, String> headers() {
    return headers;
  }
}
