package dev.portcullis.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class with tests is one that the build runs, and the rule that says so bites. */
class TestNamesTest {
  private static final String TESTS = "src/test/java";
  private static final Path SAMPLES =
      Path.of(TESTS, "dev", "portcullis", "samples", "testsarenamedtoberun");

  @TempDir private Path folder;

  @Test
  void everyTestOfEveryModuleIsRun() throws IOException {
    List<Path> modules;
    try (Stream<Path> all = Files.list(Path.of(".."))) {
      modules = all.filter(each -> Files.isDirectory(each.resolve(TESTS))).toList();
    }
    assertTrue(modules.size() >= 7, modules::toString);
    for (Path module : modules) {
      Set<String> lost = TestNames.lost(module.resolve(TESTS));
      lost.removeIf(file -> file.contains("samples"));
      assertEquals(Set.of(), lost, module::toString);
    }
  }

  @Test
  void ruleAccusesTheSamplesThatNobodyRunsAndNoOther() throws IOException {
    assertEquals(Set.of("LostCases.java", "LostTable.java"), TestNames.lost(SAMPLES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@Test", "@ParameterizedTest", "@TestFactory", "@Property(tries = 9)", "@Example"})
  void ruleKnowsEveryKindOfTest(String annotation) throws IOException {
    String text = "class Cases {\n  " + annotation + "\n  void holds() {}\n}\n";
    Files.writeString(folder.resolve("Cases.java"), text);
    Files.writeString(folder.resolve("CasesTest.java"), text);
    Files.writeString(folder.resolve("CasesIT.java"), text);

    assertEquals(Set.of("Cases.java"), TestNames.lost(folder));
  }
}
