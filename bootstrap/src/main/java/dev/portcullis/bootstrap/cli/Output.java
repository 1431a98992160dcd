package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Standard output or standard error of a command, in UTF-8 whatever the locale, so that the same
 * command prints the same bytes everywhere. For one thread.
 */
final class Output {
  private final Writer writer;

  Output(OutputStream stream) {
    writer = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
  }

  /**
   * Writes a line.
   *
   * @throws UncheckedIOException if it cannot be written, for example because its reader is gone
   */
  void line(String text) {
    text(text + "\n");
  }

  /**
   * Writes {@code text} without a line end.
   *
   * @throws UncheckedIOException as {@link #line}
   */
  void text(String text) {
    try {
      writer.write(text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Hands on what was written.
   *
   * @throws UncheckedIOException as {@link #line}
   */
  void flush() {
    try {
      writer.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The same output for libraries; ignores failures. */
  PrintWriter printWriter() {
    return new PrintWriter(writer);
  }
}
