package dev.portcullis.architecture;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Test classes that the build would never run: it picks them by their names. Read from the sources,
 * because the test classes of most modules are on no other module's class path.
 */
final class TestNames {
  private static final Pattern NAME_THAT_IS_RUN = Pattern.compile(".*(Test|IT)\\.java");
  private static final Pattern DECLARES_A_TEST =
      Pattern.compile(
          "(?m)^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example)\\b");

  private TestNames() {}

  /** The files below {@code folder} that declare tests which the build does not run. */
  static Set<String> lost(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !NAME_THAT_IS_RUN.matcher(file.toString()).matches())
          .filter(TestNames::declaresATest)
          .map(file -> folder.relativize(file).toString())
          .collect(toCollection(TreeSet::new));
    }
  }

  private static boolean declaresATest(Path file) {
    try {
      String text = Files.readString(file);
      return DECLARES_A_TEST.matcher(text).find() && !isForSubclasses(file, text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether the tests in it are run under the names of those that extend or implement it. */
  private static boolean isForSubclasses(Path file, String text) {
    String name = file.getFileName().toString().replace(".java", "");
    return Pattern.compile("(?m)^[a-z ]*\\b(abstract class|interface) " + name + "\\b")
        .matcher(text)
        .find();
  }
}
