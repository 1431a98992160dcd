package dev.portcullis.benchmark;

import dev.portcullis.endtoend.ServerProcess;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.database.TutorialSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a million accounts of the tutorial over (another number is the first argument), with the
 * built jar in a process of its own and 200 MB of heap: the check alone, the import, and a second
 * run that finds nothing to do.
 */
public final class ImportOfAccounts {
  private static final int MILLION = 1_000_000;
  private static final int CHUNK = 100_000;

  private ImportOfAccounts() {}

  /** Prints the times. */
  public static void main(String[] arguments) throws Exception {
    int count = arguments.length == 0 ? MILLION : Integer.parseInt(arguments[0]);
    Path directory = Files.createTempDirectory("import");
    try (TestDatabase source = TestDatabase.mysql();
        TestDatabase target = TestDatabase.mysql()) {
      fill(TutorialSchema.node(source, ""), count);
      run(directory, source, target, "migrate");
      String[] check = {"import-tutorial", "--from", source.jdbcUrl()};
      String[] apply = {"import-tutorial", "--from", source.jdbcUrl(), "--apply"};
      print("check", count, run(directory, source, target, check));
      print("import", count, run(directory, source, target, apply));
      print("again", count, run(directory, source, target, apply));
    }
  }

  /** The names are spread by a multiplication modulo a prime, as people's names are. */
  private static void fill(TutorialSchema schema, int count) {
    String name = "CONCAT('user', LPAD(id * 104729 %% 1000003, 7, '0'))";
    schema.execute("CREATE TABLE numbers (id INTEGER PRIMARY KEY)");
    schema.execute("INSERT INTO numbers VALUES (0)");
    for (int size = 1; size < count; size *= 2) {
      schema.execute(
          "INSERT INTO numbers SELECT id + %d FROM numbers WHERE id + %d < %d"
              .formatted(size, size, count));
    }
    for (int first = 0; first < count; first += CHUNK) {
      schema.execute(
          "INSERT INTO %susers SELECT id + 1, "
              + name
              + ", CONCAT("
              + name
              + ", '@example.org'), '"
              + TutorialSchema.HASH
              + "', '2020-02-02', '2020-02-02' FROM numbers WHERE id >= "
              + first
              + " AND id < "
              + (first + CHUNK),
          "INSERT INTO %suser_roles SELECT NOW(), NOW(), 1, id + 1 FROM numbers WHERE id >= "
              + first
              + " AND id < "
              + (first + CHUNK));
    }
    schema.execute("ANALYZE TABLE %susers, %1$suser_roles");
  }

  private static Duration run(
      Path directory, TestDatabase source, TestDatabase target, String... command)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx200m", "-jar", ServerProcess.JAR.toAbsolutePath().toString()));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.inheritIO().redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("AUTH_DB_URL", target.jdbcUrl());
    builder.environment().put("AUTH_DB_USER", target.user());
    builder.environment().put("AUTH_DB_PASSWORD", target.password());
    builder.environment().put("AUTH_IMPORT_USER", source.user());
    builder.environment().put("AUTH_IMPORT_PASSWORD", source.password());
    long begun = System.nanoTime();
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(command[0] + " ended with " + code);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static void print(String what, int count, Duration time) {
    System.out.printf(
        Locale.ROOT,
        "%-7s %8d accounts %7.1f s %7.0f/s%n",
        what,
        count,
        time.toMillis() / 1e3,
        count * 1e3 / time.toMillis());
  }
}
