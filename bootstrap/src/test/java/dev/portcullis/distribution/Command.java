package dev.portcullis.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that ends by itself, with an environment of its own. Immutable. */
final class Command {
  private static final long PATIENCE_SECONDS = 90;

  private final List<String> words;
  private final Map<String, String> environment;
  private final Path directory;

  private Command(List<String> words, Map<String, String> environment, Path directory) {
    this.words = List.copyOf(words);
    this.environment = Map.copyOf(environment);
    this.directory = directory;
  }

  /** How it ended, and what it printed. */
  record Result(int status, String output, String errors) {}

  static Command of(List<String> words) {
    return new Command(words, Map.of("PATH", "/usr/bin:/bin"), Path.of("."));
  }

  /** With exactly these variables. */
  Command with(Map<String, String> variables) {
    return new Command(words, variables, directory);
  }

  /** In this working directory. */
  Command in(Path folder) {
    return new Command(words, environment, folder);
  }

  /** Runs it to its end. */
  Result run() throws IOException {
    Path output = Files.createTempFile("output", ".txt");
    Path errors = Files.createTempFile("errors", ".txt");
    ProcessBuilder builder = builder();
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(words + " is still running");
      }
      return new Result(
          process.exitValue(), Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** For a process that runs on. */
  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
