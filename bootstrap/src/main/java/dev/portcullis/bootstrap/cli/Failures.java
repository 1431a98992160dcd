package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapter.persistence.SchemaConflictException;
import dev.portcullis.bootstrap.StartFailure;
import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.domain.AuthException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command prints and returns when it does not succeed: the only place that decides it. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final String PASSWORD_HINT =
      "Passwords are read from the terminal or from standard input, never from arguments.";

  private final Invocation invocation;

  Failures(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The arguments are wrong: one sentence, and where to read on. */
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    say(sentence(wrong));
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    say("Run '" + command + " --help' for the usage.");
    return ExitCode.MISUSED.code();
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    return exitCodeOf(failure).code();
  }

  /** Prints why {@code failure} happened, and returns the exit code for it. */
  ExitCode exitCodeOf(Throwable failure) {
    if (failure instanceof CommandException stopped) {
      stopped.sentences().forEach(this::say);
      return traced(failure, stopped.exitCode());
    }
    if (failure instanceof ConfigException wrong) {
      wrong.problems().forEach(this::say);
      return traced(failure, ExitCode.MISUSED);
    }
    if (failure instanceof AuthException refusal) {
      Refusals.sentences(refusal).forEach(this::say);
      return traced(failure, Refusals.exitCode(refusal));
    }
    if (failure instanceof StartFailure || failure instanceof SchemaConflictException) {
      say(String.valueOf(failure.getMessage()));
      return traced(failure, ExitCode.FAILED);
    }
    if (failure instanceof UncheckedIOException unwritten) {
      return ofOutput(unwritten);
    }
    say(
        "The command failed because of an unexpected error: %s. Run it again with --debug for the stack trace, and report it."
            .formatted(failure));
    return traced(failure, ExitCode.FAILED);
  }

  /** A reader that has seen enough, such as {@code head}, is no failure. */
  private ExitCode ofOutput(UncheckedIOException unwritten) {
    String reason = reason(unwritten);
    if (reason.toLowerCase(Locale.ROOT).contains("pipe")) {
      return ExitCode.DONE;
    }
    say("Cannot write the output: " + reason + ". Free the disk or name another file.");
    return traced(unwritten, ExitCode.FAILED);
  }

  private static String reason(UncheckedIOException failure) {
    return Optional.ofNullable(failure.getCause())
        .map(Throwable::getMessage)
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }

  private ExitCode traced(Throwable failure, ExitCode code) {
    if (invocation.isDebugging()) {
      say(Text.trace(failure));
    }
    return code;
  }

  private void say(String sentence) {
    invocation.err().line(sentence);
  }

  /** Without the values of unknown arguments: one may be a password in the wrong place. */
  private static String sentence(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("Wrong arguments") + ".";
    }
    String first = unmatched.getUnmatched().get(0);
    if (!first.startsWith("-")) {
      return unmatched.getSuggestions().isEmpty()
          ? "Too many arguments."
          : "Unknown command. Did you mean "
              + String.join(" or ", unmatched.getSuggestions())
              + "?";
    }
    String name = first.split("=", 2)[0];
    String hint = name.contains("pass") ? " " + PASSWORD_HINT : "";
    return "Unknown option " + name + "." + hint;
  }
}
