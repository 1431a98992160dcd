package dev.portcullis.benchmark;

import dev.portcullis.endtoend.ServerProcess;
import dev.portcullis.testkit.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the start of the process until the server is ready: on a new and on an existing database,
 * with and without an archive of its classes, in turns with a program that does nothing. {@code
 * docs/benchmarks.md} says how to run it and what came out.
 */
public final class StartUp {
  private static final Path JAR = Path.of("target", "portcullis.jar");
  private static final String MAIN = "dev.portcullis.bootstrap.Main";

  private final List<String> options;
  private final Map<String, Samples> seconds = new LinkedHashMap<>();
  private final Map<String, Samples> ratios = new LinkedHashMap<>();
  private final Map<String, Samples> processor = new LinkedHashMap<>();
  private final Map<String, Samples> megabytes = new LinkedHashMap<>();

  private StartUp(List<String> options) {
    this.options = options;
  }

  /**
   * Takes how many rounds to run, 11 unless given, and options of the JVM. Run from {@code
   * bootstrap}. MySQL takes part if {@code AUTH_TEST_MYSQL_URL} names one.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    int rounds = all.isEmpty() ? 11 : Integer.parseInt(all.get(0));
    new StartUp(all.stream().skip(1).toList()).run(rounds);
  }

  private void run(int rounds) throws Exception {
    ClassArchive archive =
        new ClassArchive(Files.createTempDirectory("archive").resolve("classes"));
    archive.make(JAR, options);
    List<String> archived = new ArrayList<>(options);
    archived.add(archive.option());
    Path directory = Files.createTempDirectory("embedded");
    start(JAR, options, directory, Map.of());
    Path whole = newDirectory().resolve("portcullis.jar");
    OneJar.of(JAR, Path.of("target", "lib")).write(whole, MAIN);
    for (int round = 0; round < rounds; round++) {
      double nothing = nothing();
      note("nothing", nothing, new Start(nothing, Double.NaN, Double.NaN));
      note("embedded, new", nothing, start(JAR, archived, newDirectory(), Map.of()));
      note("embedded, no archive", nothing, start(JAR, options, directory, Map.of()));
      note("embedded, one jar", nothing, start(whole, options, directory, Map.of()));
      note("embedded", nothing, start(JAR, archived, directory, Map.of()));
      if (System.getenv("AUTH_TEST_MYSQL_URL") != null) {
        onMySql(archived, nothing);
      }
    }
    say("medians of %d rounds, Java %s, %s", rounds, Runtime.version(), options);
    seconds.keySet().forEach(this::report);
  }

  private void onMySql(List<String> archived, double nothing) throws Exception {
    try (TestDatabase database = TestDatabase.mysql()) {
      Path directory = newDirectory();
      Map<String, String> settings =
          Map.of(
              "AUTH_DB_URL", database.jdbcUrl(),
              "AUTH_DB_USER", database.user(),
              "AUTH_DB_PASSWORD", database.password());
      note("MySQL, new", nothing, start(JAR, archived, directory, settings));
      note("MySQL", nothing, start(JAR, archived, directory, settings));
    }
  }

  private static Start start(
      Path jar, List<String> options, Path directory, Map<String, String> settings)
      throws IOException {
    long begin = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(jar, options, directory, settings)) {
      Start start = Start.of(server, begin);
      server.terminate();
      return start;
    }
  }

  private double nothing() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", Path.of("target", "test-classes").toString()));
    command.add(Nothing.class.getName());
    long begin = System.nanoTime();
    new ProcessBuilder(command).inheritIO().start().waitFor();
    return (System.nanoTime() - begin) / 1e9;
  }

  private void note(String name, double nothing, Start start) {
    add(seconds, name, start.seconds());
    add(ratios, name, start.seconds() / nothing);
    add(processor, name, start.processor());
    add(megabytes, name, start.megabytes());
    say("%s: %s", name, start);
  }

  private void report(String name) {
    say(
        "%-22s %5.2f s  %5.1f times nothing  %5.2f s of processor  %4.0f MB",
        name,
        median(seconds, name),
        median(ratios, name),
        median(processor, name),
        median(megabytes, name));
  }

  private static void add(Map<String, Samples> to, String name, double value) {
    to.computeIfAbsent(name, first -> new Samples()).add(value);
  }

  private static double median(Map<String, Samples> of, String name) {
    return of.getOrDefault(name, new Samples()).median();
  }

  private static Path newDirectory() throws IOException {
    return Files.createTempDirectory("start-up");
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
