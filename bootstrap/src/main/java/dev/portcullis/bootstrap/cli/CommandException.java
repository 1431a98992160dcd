package dev.portcullis.bootstrap.cli;

import java.util.List;

/** A command ends without success, for a reason that its own sentences tell. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> sentences;
  private final ExitCode exitCode;

  CommandException(ExitCode exitCode, List<String> sentences) {
    super(String.join(" ", sentences));
    this.exitCode = exitCode;
    this.sentences = List.copyOf(sentences);
  }

  static CommandException refused(String sentence) {
    return new CommandException(ExitCode.REFUSED, List.of(sentence));
  }

  static CommandException misused(String sentence) {
    return new CommandException(ExitCode.MISUSED, List.of(sentence));
  }

  static CommandException failed(String sentence) {
    return new CommandException(ExitCode.FAILED, List.of(sentence));
  }

  List<String> sentences() {
    return sentences;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
