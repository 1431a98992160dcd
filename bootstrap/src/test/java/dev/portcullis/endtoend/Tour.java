package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a page, and what they print. Immutable. */
final class Tour {
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("^\\$ ", Pattern.MULTILINE);
  private static final String ANYTHING = "…";
  private static final String MARK = "--- end of step ---";

  private final List<Step> steps;

  private Tour(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** A command, and what it prints. */
  record Step(String command, String output) {}

  /** The blocks of {@code page} whose language is {@code console}. */
  static Tour of(String page) {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      for (String step : STEP.splitAsStream(block.group(1)).toList()) {
        if (!step.isBlank()) {
          int end = step.indexOf('\n');
          steps.add(new Step(step.substring(0, end), step.substring(end + 1).strip()));
        }
      }
    }
    assertFalse(steps.isEmpty(), "a page without commands");
    return new Tour(steps);
  }

  /**
   * Runs all in one shell, as a reader has one, and fails at the first that prints something else.
   *
   * @param replaced what stands for something else here, such as the address of the server
   */
  void run(Map<String, String> replaced) throws Exception {
    Machine.needs("bash, curl and sed", isThere("bash") && isThere("curl") && isThere("sed"));
    List<String> printed = print(replaced);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      assertTrue(
          Pattern.matches(pattern(step.output()), printed.get(i)),
          step.command() + "\nprinted\n" + printed.get(i) + "\nand not\n" + step.output());
    }
  }

  /** A line that ends the output of a step follows each command. */
  private List<String> print(Map<String, String> replaced) throws Exception {
    StringBuilder script = new StringBuilder();
    for (Step step : steps) {
      String command = step.command();
      for (Map.Entry<String, String> each : replaced.entrySet()) {
        command = command.replace(each.getKey(), each.getValue());
      }
      script.append(command).append("\necho; echo '").append(MARK).append("'\n");
    }
    Process shell = new ProcessBuilder("bash").redirectErrorStream(true).start();
    shell.getOutputStream().write(script.toString().getBytes(UTF_8));
    shell.getOutputStream().close();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, shell.waitFor(), output);
    return Pattern.compile(Pattern.quote(MARK)).splitAsStream(output).map(String::strip).toList();
  }

  private static String pattern(String output) {
    // With the empty text behind a mark at the end.
    return Arrays.stream(output.split(ANYTHING, -1))
        .map(Pattern::quote)
        .reduce((left, right) -> left + "[^\\n]*" + right)
        .orElse("");
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
