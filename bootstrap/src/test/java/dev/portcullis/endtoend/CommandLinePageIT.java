package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.bootstrap.cli.CommandRun;
import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The page of the command line: its commands print what it says, and it names all commands. */
@Execution(ExecutionMode.CONCURRENT)
class CommandLinePageIT {
  private static final Path PAGE = Path.of("../docs/command-line.md");
  private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z-]+) {2,}\\S");

  @Test
  void everyCommandPrintsWhatThePageSays(@TempDir Path directory) throws Exception {
    try (TestDatabase database = TestDatabase.mysql()) {
      Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
      settings.put("AUTH_DATA_DIR", directory.resolve("data").toString());
      Tour.of(CommandShell.page(settings) + Files.readString(PAGE)).run(Map.of());
    }
  }

  @Test
  void thePageNamesEveryCommand(@TempDir Path directory) throws Exception {
    String page = Files.readString(PAGE);
    String help = CommandRun.embedded(directory).run("--help").out();
    Set<String> missing = new TreeSet<>();
    Matcher listed = LISTED.matcher(help.substring(help.indexOf("Commands:")));
    int commands = 0;
    while (listed.find()) {
      commands++;
      if (!page.contains("| `" + listed.group(1))) {
        missing.add(listed.group(1));
      }
    }
    assertTrue(commands > 10, help);
    assertEquals(Set.of(), missing);
  }
}
