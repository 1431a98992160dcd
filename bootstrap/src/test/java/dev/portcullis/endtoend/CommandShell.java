package dev.portcullis.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes {@code portcullis} a command of a shell. */
final class CommandShell {
  private CommandShell() {}

  /** The definition of a function that runs the built program, with {@code settings} if any. */
  static String function(Map<String, String> settings) {
    String assignments =
        new TreeMap<>(settings)
            .entrySet().stream()
                .map(each -> each.getKey() + "='" + each.getValue() + "' ")
                .collect(Collectors.joining());
    return "portcullis() { %s\"%s\" %s -jar \"%s\" \"$@\"; }"
        .formatted(
            assignments,
            Path.of(System.getProperty("java.home"), "bin", "java"),
            String.join(" ", options()),
            ServerProcess.JAR.toAbsolutePath());
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>(LoadedClasses.options());
    options.addAll(ServerProcess.SHORT_LIVED);
    return options;
  }

  /** The same as the first command of a page. */
  static String page(Map<String, String> settings) {
    return "```console\n$ " + function(ServerProcess.cheap(settings)) + "\n```\n";
  }
}
