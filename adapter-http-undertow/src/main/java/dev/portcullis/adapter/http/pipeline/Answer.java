package dev.portcullis.adapter.http.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A response before it is written. Immutable. */
public final class Answer {
  private static final byte[] EMPTY = {};

  // A refresh answered 503 may have been committed all the same: after up to 5 s for a statement,
  // the next attempt must come within the grace of 10 s.
  private static final String BACK_AFTER_SECONDS = "2";

  private final int status;
  private final Optional<String> contentType;
  private final byte[] body;
  private final Optional<BodyWriter> stream;
  private final Map<String, String> headers;

  private Answer(
      int status,
      Optional<String> contentType,
      byte[] body,
      Optional<BodyWriter> stream,
      Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.stream = stream;
    this.headers = headers;
  }

  /** {@code value}, a record of JDK types, in JSON. */
  public static Answer json(int status, Object value) {
    return of(status, "application/json", Json.write(value));
  }

  /** {@code text}, which is already JSON. */
  public static Answer jsonText(String text) {
    return of(200, "application/json", text.getBytes(UTF_8));
  }

  /** Plain text. */
  public static Answer text(String text) {
    return of(200, "text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  /** An answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, Optional.empty(), EMPTY, Optional.empty(), Map.of());
  }

  /** {@code body} with this content type. */
  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, Optional.of(contentType), body, Optional.empty(), Map.of());
  }

  /**
   * A body that {@code writer} produces while it is sent, so that it may be longer than the memory.
   * Only for routes on {@link RunsOn#WORKER}. The answer is refused like any other as long as
   * nothing was sent; after that, a failure ends the connection in the middle of the body.
   */
  public static Answer stream(String contentType, BodyWriter writer) {
    return new Answer(200, Optional.of(contentType), EMPTY, Optional.of(writer), Map.of());
  }

  /** The same answer with this header, which replaces the one of the pipeline. */
  public Answer withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new Answer(status, contentType, body, stream, Map.copyOf(more));
  }

  /** The same answer with the usual {@code Retry-After}. */
  public Answer inviteBack() {
    return withHeader("Retry-After", BACK_AFTER_SECONDS);
  }

  int status() {
    return status;
  }

  Optional<String> contentType() {
    return contentType;
  }

  /** What produces the body; empty if {@link #body} is the body. */
  Optional<BodyWriter> stream() {
    return stream;
  }

  ByteBuffer body() {
    return ByteBuffer.wrap(body).asReadOnlyBuffer();
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Produces the body of an answer while it is sent. */
  @FunctionalInterface
  public interface BodyWriter {
    /**
     * Writes the whole body. What is flushed is sent; waits while the client does not read.
     *
     * @throws IOException if the connection was closed, by the client or because it read too slowly
     */
    void writeTo(OutputStream out) throws IOException;
  }
}
