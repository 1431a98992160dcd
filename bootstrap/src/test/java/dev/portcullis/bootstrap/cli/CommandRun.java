package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands in the process of the test, with streams of its own. Immutable. */
public record CommandRun(Map<String, String> settings, Path directory) {
  /** The lowest cost of a hash that the settings take, unless they name one. */
  public CommandRun {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("AUTH_PASSWORD_COST", "10");
    settings = Map.copyOf(all);
  }

  /** On an embedded database in {@code directory}. */
  public static CommandRun embedded(Path directory) {
    return new CommandRun(Map.of("AUTH_DATA_DIR", directory.resolve("data").toString()), directory);
  }

  /** The same with more settings. */
  public CommandRun with(String name, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(name, value);
    return new CommandRun(more, directory);
  }

  /**
   * What a command printed and returned.
   *
   * @param code the exit code
   * @param out standard output
   * @param err standard error
   */
  public record Result(int code, String out, String err) {
    /** The lines of standard error. */
    public List<String> told() {
      return err.lines().toList();
    }
  }

  /** Runs a command with nothing on standard input. */
  public Result run(String... arguments) {
    return typing("", arguments);
  }

  /** Runs a command with {@code input} on standard input. */
  public Result typing(String input, String... arguments) {
    return typing(input.getBytes(UTF_8), arguments);
  }

  /** Runs a command with {@code input} on standard input. */
  public Result typing(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around =
        new Surroundings(
            settings,
            directory,
            new Surroundings.Streams(new ByteArrayInputStream(input), out, err));
    int code = Commands.run(arguments, around);
    return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** All commands. */
  CommandLine tree() {
    Surroundings around =
        new Surroundings(
            settings,
            directory,
            new Surroundings.Streams(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream()));
    Invocation invocation = new Invocation(around, Terminal.ofProcess());
    return Commands.commandLine(invocation, new Failures(invocation), List.of());
  }
}
