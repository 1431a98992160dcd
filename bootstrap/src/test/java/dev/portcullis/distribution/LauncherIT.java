package dev.portcullis.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/portcullis} passes on, and to which Java, seen by a Java that prints it. */
class LauncherIT {
  private static final int MISCONFIGURED = 2;
  private static final String USUAL_PATH = "/usr/bin:/bin";

  @TempDir private static Path folder;
  private static Path home = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    home = Unpacked.tar(folder.resolve("with a blank"));
  }

  @Test
  void argumentsReachTheProgramUnchanged() throws IOException {
    List<String> arguments = List.of("users", "create", "a  b", "*", "", "-x=$HOME", "'\"\\");

    List<String> seen = seen(Map.of(), arguments);

    assertEquals(
        arguments,
        seen.subList(seen.indexOf("dev.portcullis.bootstrap.Main") + 1, seen.size()),
        seen::toString);
  }

  @Test
  void optionsOfTheJvmAreSplitAtBlanksAndComeAfterOurs() throws IOException {
    List<String> seen =
        seen(
            Map.of("JAVA_OPTS", " -Da=* -Xmx1g ", "PORTCULLIS_JAVA_OPTS", "-Xmx2g -Db=$HOME"),
            List.of());

    int first = seen.indexOf("-Da=*");
    assertEquals(
        List.of("-Da=*", "-Xmx1g", "-Xmx2g", "-Db=$HOME", "-cp"), seen.subList(first, first + 5));
    assertTrue(seen.indexOf("-Xms16m") < first, seen::toString);
  }

  @Test
  void onlyTheLocaleWithoutLettersIsReplaced() throws IOException {
    Path there = folder.resolve("java that prints its locale");
    Permissions.program(there.resolve("bin/java"), List.of("echo \"${LC_ALL-} ${LANG-}\""));
    Files.writeString(there.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    Map<String, String> java = Map.of("PATH", USUAL_PATH, "JAVA_HOME", there.toString());

    assertEquals("C.UTF-8 \n", launcher(java, List.of()).output());
    assertEquals("C.UTF-8 \n", launcher(with(java, "LC_ALL", "C"), List.of()).output());
    assertEquals(
        " de_DE.ISO-8859-1\n",
        launcher(with(java, "LANG", "de_DE.ISO-8859-1"), List.of()).output());
  }

  @Test
  void anotherCollectorReplacesOurs() throws IOException {
    assertTrue(seen(Map.of(), List.of()).contains("-XX:+UseSerialGC"));
    assertFalse(
        seen(Map.of("PORTCULLIS_JAVA_OPTS", "-XX:+UseG1GC"), List.of())
            .contains("-XX:+UseSerialGC"));
  }

  @Test
  void onlyWhatRunsOnGetsTheSecondCompiler() throws IOException {
    String first = "-XX:TieredStopAtLevel=1";

    for (String command : List.of("serve", "import-tutorial", "benchmark-hash", "audit")) {
      assertFalse(seen(Map.of(), List.of(command)).contains(first), command);
    }
    assertFalse(seen(Map.of(), List.of()).contains(first), "serve");
    assertTrue(seen(Map.of(), List.of("users", "list")).contains(first));
  }

  @Test
  void eachJavaGetsTheArchiveOfItsOwnKind() throws IOException {
    for (String name : List.of("classes-17.jsa", "classes-21.jsa", "classes-25.aot")) {
      Files.writeString(home.resolve("lib").resolve(name), "not used by this Java");
    }

    assertTrue(archives("17.0.1").endsWith("-XX:SharedArchiveFile=" + home("classes-17.jsa")));
    assertTrue(archives("21").endsWith("-XX:SharedArchiveFile=" + home("classes-21.jsa")));
    assertTrue(archives("25.0.3").endsWith("-XX:AOTCache=" + home("classes-25.aot")));
    assertEquals("", archives("22.0.1"), "there is none for this one");
  }

  @Test
  void isFoundThroughSymbolicLinksFromAnyDirectory() throws IOException {
    Path first = Files.createDirectories(folder.resolve("links")).resolve("first");
    Files.createSymbolicLink(first, folder.resolve("links").relativize(home));
    Path second = folder.resolve("links/second");
    Files.createSymbolicLink(second, Path.of("first/bin/portcullis"));

    for (String command : List.of(second.toString(), "./second", "first/bin/portcullis")) {
      Command.Result result =
          Command.of(List.of(command)).with(java("17.0.1")).in(folder.resolve("links")).run();

      assertTrue(result.output().contains("\n" + home + "/portcullis.jar\n"), result::toString);
    }
  }

  @Test
  void javaOfThePathIsTakenThroughItsLinks() throws IOException {
    Path there = Path.of(java("21.0.2").get("JAVA_HOME"));
    Path alternative = Files.createDirectories(folder.resolve("alternatives")).resolve("java");
    Files.createSymbolicLink(alternative, there.resolve("bin/java"));

    Command.Result result =
        launcher(Map.of("PATH", alternative.getParent() + ":" + USUAL_PATH), List.of());

    assertEquals(0, result.status(), result::toString);
    assertTrue(result.output().contains("dev.portcullis.bootstrap.Main"), result::toString);
  }

  @Test
  void missingJavaIsToldWithWhatToDo() throws IOException {
    refused(Map.of("PATH", "/nowhere"), "Java was not found. Install Java 17 or later");
    refused(
        Map.of("PATH", USUAL_PATH, "JAVA_HOME", "/no such place"),
        "JAVA_HOME is /no such place, but there is no program /no such place/bin/java.");
    refused(java("11.0.2"), "is Java 11.0.2. Portcullis needs Java 17 or later");
    refused(java("1.8.0_292"), "is Java 1.8.0_292. Portcullis needs Java 17 or later");
  }

  @Test
  void javaWithoutItsReleaseFileIsAsked() throws IOException {
    Path bare = folder.resolve("bare java");
    Permissions.program(
        bare.resolve("bin/java"), List.of("echo 'openjdk version \"16.0.1\" 2021-04-20' >&2"));

    refused(
        Map.of("PATH", USUAL_PATH, "JAVA_HOME", bare.toString()),
        "is Java 16.0.1. Portcullis needs Java 17 or later");

    Permissions.program(bare.resolve("bin/java"), List.of("exit 1"));
    refused(
        Map.of("PATH", USUAL_PATH, "JAVA_HOME", bare.toString()),
        "is unknown, since it does not run");
  }

  private static void refused(Map<String, String> environment, String message) throws IOException {
    Command.Result result = launcher(environment, List.of());

    assertEquals(MISCONFIGURED, result.status(), result::toString);
    assertEquals("", result.output());
    assertTrue(result.errors().startsWith("portcullis: "), result::toString);
    assertTrue(result.errors().contains(message), result::toString);
    assertEquals(1, result.errors().lines().count(), result::toString);
  }

  private static Path home(String archive) {
    return home.resolve("lib").resolve(archive);
  }

  /** Those of the options that name an archive. */
  private static String archives(String version) throws IOException {
    return launcher(java(version), List.of())
        .output()
        .lines()
        .filter(option -> option.contains("SharedArchiveFile") || option.contains("AOTCache"))
        .reduce("", String::concat);
  }

  private static List<String> seen(Map<String, String> options, List<String> arguments)
      throws IOException {
    Map<String, String> environment = new HashMap<>(java("17.0.1"));
    environment.putAll(options);
    Command.Result result = launcher(environment, arguments);
    assertEquals("", result.errors());
    return result.output().lines().toList();
  }

  private static Command.Result launcher(Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/portcullis").toString());
    command.addAll(arguments);
    return Command.of(command).with(environment).run();
  }

  private static Map<String, String> with(
      Map<String, String> environment, String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return more;
  }

  /** The environment for a Java of this version that prints its arguments, one on each line. */
  private static Map<String, String> java(String version) throws IOException {
    Path there = folder.resolve("java " + version);
    Permissions.program(there.resolve("bin/java"), List.of("printf '%s\\n' \"$@\""));
    Files.writeString(there.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return Map.of("PATH", USUAL_PATH, "JAVA_HOME", there.toString());
  }
}
