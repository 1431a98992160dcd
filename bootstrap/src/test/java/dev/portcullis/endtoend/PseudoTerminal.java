package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A command in a terminal, as somebody at a keyboard sees it: by {@code script} of util-linux. */
final class PseudoTerminal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;

  private final Process process;
  private final AtomicReference<String> screen = new AtomicReference<>("");
  private final Thread reader;

  private PseudoTerminal(Process process) {
    this.process = process;
    reader = new Thread(this::read, "screen");
    reader.setDaemon(true);
    reader.start();
  }

  /** Runs {@code command}, a line for the shell. */
  static PseudoTerminal run(String command, Path directory, Map<String, String> settings) {
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", command, "/dev/null")
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AUTH_"));
    builder.environment().putAll(settings);
    try {
      return new PseudoTerminal(builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until {@code text} is on the screen. */
  PseudoTerminal await(String text) {
    Waiting.until(
        () -> screen().contains(text) || !process.isAlive(), text + " on the screen: " + screen());
    assertTrue(screen().contains(text), this::screen);
    return this;
  }

  /** Types {@code text} and the enter key. */
  PseudoTerminal type(String text) {
    return send(text + "\r");
  }

  /** Sends {@code keys}, for example {@code \u0003} for Ctrl-C. */
  PseudoTerminal send(String keys) {
    try {
      process.getOutputStream().write(keys.getBytes(UTF_8));
      process.getOutputStream().flush();
      return this;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Waits for the end, and returns the exit code of the command. */
  int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), this::screen);
    reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    return process.exitValue();
  }

  /** Everything that was shown. */
  String screen() {
    return String.valueOf(screen.get());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (InputStream output = process.getInputStream()) {
      byte[] some = new byte[8_192];
      int length = output.read(some);
      while (length >= 0) {
        String shown = new String(some, 0, length, UTF_8);
        screen.updateAndGet(before -> before + shown);
        length = output.read(some);
      }
    } catch (IOException closed) {
      // The end of the command.
      return;
    }
  }
}
