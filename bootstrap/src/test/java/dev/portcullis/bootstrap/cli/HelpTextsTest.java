package dev.portcullis.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/**
 * The help of every command is the text that is kept for it. After a change of a command, write the
 * texts anew with {@code -Dportcullis.writeHelp=true} and read the difference.
 */
class HelpTextsTest {
  private static final Path TEXTS =
      Path.of("src", "test", "resources", "dev", "portcullis", "bootstrap", "cli", "help");

  @TempDir private Path directory;

  @Test
  void theHelpOfEveryCommandIsTheTextThatIsKeptForIt() throws IOException {
    Map<String, String> printed = new TreeMap<>();
    for (CommandLine command : commands()) {
      List<String> words = List.of(command.getCommandSpec().qualifiedName().split(" ", -1));
      printed.put(String.join("-", words) + ".txt", help(words.subList(1, words.size())));
    }
    if (Boolean.getBoolean("portcullis.writeHelp")) {
      for (Map.Entry<String, String> text : printed.entrySet()) {
        Files.writeString(TEXTS.resolve(text.getKey()), text.getValue());
      }
    }

    try (Stream<Path> kept = Files.list(TEXTS)) {
      assertEquals(
          printed.keySet(),
          kept.map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertAll(
        printed.entrySet().stream()
            .map(
                text ->
                    () ->
                        assertEquals(
                            Files.readString(TEXTS.resolve(text.getKey())), text.getValue())));
  }

  @Test
  void helpInFrontIsHelpBehind() {
    CommandRun run = CommandRun.embedded(directory);

    assertEquals(run.run("users", "list", "--help"), run.run("help", "users", "list"));
    assertEquals(0, run.run("--help").code());
  }

  @Test
  void everyCommandAndOptionIsDescribed() {
    for (CommandLine command : commands()) {
      String name = command.getCommandSpec().qualifiedName();
      assertFalse(command.getCommandSpec().usageMessage().description().length == 0, name);
      for (ArgSpec argument : command.getCommandSpec().args()) {
        assertFalse(argument.description().length == 0, name + " " + argument);
      }
    }
  }

  /** A password in an argument is shown to every user of the machine, and kept by the shell. */
  @Test
  void noCommandTakesAPasswordAsAnArgument() {
    Set<String> allowed = Set.of("--no-password");
    for (CommandLine command : commands()) {
      for (ArgSpec argument : command.getCommandSpec().args()) {
        String names =
            argument.isOption()
                ? String.join(" ", ((CommandLine.Model.OptionSpec) argument).names())
                : argument.paramLabel();
        assertFalse(
            names.toLowerCase(Locale.ROOT).contains("pass") && !allowed.contains(names),
            command.getCommandSpec().qualifiedName() + " " + names);
      }
    }
  }

  private String help(List<String> words) {
    String[] arguments = Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new);
    return CommandRun.embedded(directory).run(arguments).out();
  }

  private List<CommandLine> commands() {
    return below(CommandRun.embedded(directory).tree()).toList();
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(c -> below(c)));
  }
}
