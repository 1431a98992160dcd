package dev.portcullis.bootstrap.cli;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options in a shell.",
      "For bash: source <(portcullis completion bash)",
      "For zsh:  source <(portcullis completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      paramLabel = "SHELL",
      description = "bash or zsh.",
      completionCandidates = Shells.class)
  private String shell = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (!Shells.NAMES.contains(shell)) {
      throw CommandException.misused("The shell must be bash or zsh.");
    }
    if (shell.equals("zsh")) {
      // The script defines a completion of bash, which zsh can take over.
      invocation.out().line("autoload -U +X compinit && compinit");
      invocation.out().line("autoload -U +X bashcompinit && bashcompinit");
    }
    invocation.out().text(AutoComplete.bash(Commands.NAME, spec.root().commandLine()));
    return ExitCode.DONE.code();
  }

  /** The shells. */
  static final class Shells implements Iterable<String> {
    private static final List<String> NAMES = List.of("bash", "zsh");

    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }
}
