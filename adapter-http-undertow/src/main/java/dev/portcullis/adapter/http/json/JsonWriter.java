package dev.portcullis.adapter.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes one JSON object to a stream, field by field, so that a list in it may be longer than the
 * memory. If a list fails, nothing closes it: what was written until then is not valid JSON. Used
 * by one thread.
 */
public final class JsonWriter {
  private final OutputStream out;
  private boolean hasFields;

  private JsonWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes to {@code out}, which the caller closes. */
  public static JsonWriter over(OutputStream out) {
    return new JsonWriter(requireNonNull(out, "out"));
  }

  /** Reads a list page by page, and passes the pages on. */
  @FunctionalInterface
  public interface Pages<T> {
    /** Passes each page to {@code consumer}, in order. */
    void forEach(Consumer<List<T>> consumer);
  }

  /** Begins the object. */
  public void beginObject() throws IOException {
    write("{");
  }

  /** A field with {@code value}, a JDK type or a record of JDK types. */
  public void field(String name, Object value) throws IOException {
    name(name);
    out.write(Json.write(value));
  }

  /** A field with a list of {@code pages}, each item in the form of {@code document}. */
  public <T> void array(String name, Pages<T> pages, Function<T, Object> document)
      throws IOException {
    name(name);
    write("[");
    Items items = new Items();
    try {
      pages.forEach(page -> page.forEach(item -> items.write(document.apply(item))));
    } catch (UncheckedIOException closed) {
      throw closed.getCause();
    }
    write("]");
  }

  /** Ends the object. */
  public void endObject() throws IOException {
    write("}");
  }

  private void name(String name) throws IOException {
    write(hasFields ? "," : "");
    hasFields = true;
    out.write(Json.write(name));
    write(":");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  private final class Items {
    private boolean begun;

    void write(Object document) {
      try {
        JsonWriter.this.write(begun ? "," : "");
        begun = true;
        out.write(Json.write(document));
      } catch (IOException closed) {
        throw new UncheckedIOException(closed);
      }
    }
  }
}
