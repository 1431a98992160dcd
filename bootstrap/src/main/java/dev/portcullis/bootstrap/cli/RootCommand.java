package dev.portcullis.bootstrap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** All commands. */
@Command(
    name = Commands.NAME,
    description = "Users, roles, sessions and tokens. Without a command, starts the server.",
    versionProvider = Version.class,
    footer = {
      "",
      "Settings are read from the environment and from .env, as by the server.",
      "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 refused by a rule."
    })
final class RootCommand {
  private final Invocation invocation;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  boolean isVersionWanted;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this help.")
  boolean isHelpWanted;

  RootCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  void debug(boolean on) {
    invocation.debug(on);
  }
}
