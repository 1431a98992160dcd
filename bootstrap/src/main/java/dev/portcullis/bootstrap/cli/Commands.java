package dev.portcullis.bootstrap.cli;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Runs one command. */
public final class Commands {
  /** Returned instead of an exit code when the server is to be started. */
  public static final int SERVE = -1;

  /** The name of the program, as the launcher is called. */
  static final String NAME = "portcullis";

  private Commands() {}

  /** Runs the command that {@code arguments} name, and returns its exit code or {@link #SERVE}. */
  public static int run(String[] arguments, Surroundings around) {
    Invocation invocation = new Invocation(around, Terminal.ofProcess());
    Failures failures = new Failures(invocation);
    int code = execute(arguments, invocation, failures);
    try {
      invocation.out().flush();
    } catch (UncheckedIOException unwritten) {
      code = failures.exitCodeOf(unwritten).code();
    }
    flushQuietly(invocation.err());
    return code;
  }

  private static int execute(String[] arguments, Invocation invocation, Failures failures) {
    if (Arrays.stream(arguments).anyMatch(Text::isDamaged)) {
      return failures
          .exitCodeOf(
              CommandException.misused(
                  "An argument is not in the encoding of the locale: set a locale with UTF-8, such as LC_ALL=C.UTF-8."))
          .code();
    }
    try {
      return commandLine(invocation, failures, List.of(arguments)).execute(arguments);
    } catch (RuntimeException | Error bug) {
      return failures.exitCodeOf(bug).code();
    }
  }

  /** The commands that the line {@code arguments} needs; all if it is empty. */
  static CommandLine commandLine(Invocation invocation, Failures failures, List<String> arguments) {
    CommandFactory factory = new CommandFactory(invocation);
    CommandLine line = new CommandLine(new RootCommand(invocation), factory);
    CommandTree.grow(line, factory, arguments);
    Converters.register(line);
    HelpLayout.apply(line);
    return line.setOut(invocation.out().printWriter())
        .setErr(invocation.err().printWriter())
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        // A name may begin with an at sign by mistake: it must not be read as a file.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            Help.defaultColorScheme(invocation.hasColours() ? Help.Ansi.ON : Help.Ansi.OFF));
  }

  private static void flushQuietly(Output err) {
    try {
      err.flush();
    } catch (UncheckedIOException nobodyReads) {
      // There is no other place to report it.
      return;
    }
  }
}
