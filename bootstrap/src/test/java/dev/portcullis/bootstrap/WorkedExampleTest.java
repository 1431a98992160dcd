package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The diff in docs/contributing.md must apply to the current code. */
final class WorkedExampleTest {
  private static final Path ROOT = Path.of("..");

  /** Lines of one hunk that must stand in the file, one right after the other. */
  private record Hunk(String file, List<String> context) {}

  @Test
  void everyHunkFitsTheFileThatItChanges() throws IOException {
    List<Hunk> hunks = hunks(diff());

    assertEquals(5, hunks.size(), "imports and lines of assembly and routes, and the document");
    for (Hunk hunk : hunks) {
      String code = Files.readString(ROOT.resolve(hunk.file()));
      String expected = String.join("\n", hunk.context()) + "\n";
      assertTrue(code.contains(expected), () -> hunk.file() + " has no such lines:\n" + expected);
    }
  }

  @Test
  void assemblyRouteTableAndDocumentAreAllThatChanges() throws IOException {
    assertEquals(
        List.of("Routes.java", "AccountUseCases.java", "http-api.md"),
        hunks(diff()).stream()
            .map(hunk -> Path.of(hunk.file()).getFileName().toString())
            .distinct()
            .toList());
  }

  private static List<String> diff() throws IOException {
    List<String> page = Files.readAllLines(ROOT.resolve("docs/contributing.md"));
    int begin = page.indexOf("```diff") + 1;
    assertTrue(begin > 0, "the page shows a diff");
    List<String> rest = page.subList(begin, page.size());
    return rest.subList(0, rest.indexOf("```"));
  }

  private static List<Hunk> hunks(List<String> diff) {
    List<Hunk> hunks = new ArrayList<>();
    String file = "";
    for (String line : diff) {
      if (line.startsWith("+++ b/")) {
        file = line.substring("+++ b/".length());
      } else if (line.startsWith("@@ ")) {
        hunks.add(new Hunk(file, new ArrayList<>()));
      } else if (line.startsWith(" ") || (line.isEmpty() && !hunks.isEmpty())) {
        hunks.get(hunks.size() - 1).context().add(line.isEmpty() ? "" : line.substring(1));
      }
    }
    return hunks;
  }
}
