package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the README, line by line: what stands there is what the server answers. */
class ReadmeTourIT {
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("^\\$ ", Pattern.MULTILINE);
  private static final String ANYTHING = "…";

  /** A command, and what it prints. */
  private record Step(String command, String output) {}

  @Test
  void everyCommandPrintsWhatTheReadmeSays(@TempDir Path directory) throws Exception {
    requireTools();
    List<Step> steps = steps(Files.readString(Path.of("../README.md")));
    assertFalse(steps.isEmpty());
    // With all of the defaults, as the reader has it.
    try (ServerProcess server =
        ServerProcess.start(ServerProcess.JAR, directory, Map.of()).awaitReady()) {
      String address = "localhost:" + server.address().getPort();
      List<String> printed = run(steps, address);
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        assertTrue(
            Pattern.matches(pattern(step.output()), printed.get(i)),
            step.command() + "\nprinted\n" + printed.get(i) + "\nand not\n" + step.output());
      }
    }
  }

  /**
   * One shell for all, as a reader has one: a line that ends the output of a step follows each
   * command.
   */
  private static List<String> run(List<Step> steps, String address) throws Exception {
    String mark = "--- end of step ---";
    StringBuilder script = new StringBuilder();
    for (Step step : steps) {
      script.append(step.command().replace("localhost:8080", address));
      script.append("\necho; echo '").append(mark).append("'\n");
    }
    Process shell = new ProcessBuilder("bash").redirectErrorStream(true).start();
    shell.getOutputStream().write(script.toString().getBytes(UTF_8));
    shell.getOutputStream().close();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, shell.waitFor(), output);
    return Pattern.compile(Pattern.quote(mark)).splitAsStream(output).map(String::strip).toList();
  }

  private static List<Step> steps(String readme) {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      for (String step : STEP.splitAsStream(block.group(1)).toList()) {
        if (!step.isBlank()) {
          int end = step.indexOf('\n');
          steps.add(new Step(step.substring(0, end), step.substring(end + 1).strip()));
        }
      }
    }
    return steps;
  }

  private static String pattern(String output) {
    return Pattern.compile(ANYTHING)
        .splitAsStream(output)
        .map(Pattern::quote)
        .reduce((left, right) -> left + "[^\\n]*" + right)
        .orElse("");
  }

  private static void requireTools() {
    Machine.needs("bash, curl and sed", isThere("bash") && isThere("curl") && isThere("sed"));
  }

  private static boolean isThere(String tool) {
    try {
      return new ProcessBuilder(tool, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
