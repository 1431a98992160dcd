package dev.portcullis.bootstrap.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: the same as {@code --help}, in front. */
@Command(name = "help", description = "Print the help of a command.")
final class HelpCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "As in 'help users list'.")
  private List<String> names = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine found = spec.root().commandLine();
    for (String name : names) {
      found =
          Optional.ofNullable(found.getSubcommands().get(name))
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), "There is no command " + Text.printable(name)));
    }
    found.usage(spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }
}
