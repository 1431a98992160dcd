package dev.portcullis.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.endtoend.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * From the start of the launcher until the server is ready on an embedded database that exists,
 * without and with the archive of classes, in turns: seconds, the ratio to {@code java -version} in
 * the same turn, processor time, and resident memory when ready. {@code docs/benchmarks.md} says
 * how to run it and what came out.
 */
public final class StartByLauncher {
  private static final Path BUILT = Path.of("target", "portcullis");

  private StartByLauncher() {}

  private record Reading(double seconds, double processor, double resident) {}

  /** One way to start it, and what came out. */
  private static final class Way {
    private final String name;
    private final Path java;
    private final Path home;
    private final Path data;
    private final Samples seconds = new Samples();
    private final Samples ratios = new Samples();
    private final Samples processor = new Samples();
    private final Samples resident = new Samples();

    Way(String name, Path java, Path home) throws IOException {
      this.name = name;
      this.java = java;
      this.home = home;
      data = Files.createTempDirectory("start");
    }

    void start(double least) throws Exception {
      Reading reading = once();
      seconds.add(reading.seconds());
      ratios.add(reading.seconds() / least);
      processor.add(reading.processor());
      resident.add(reading.resident());
    }

    Reading once() throws Exception {
      ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/portcullis").toString());
      builder.environment().put("JAVA_HOME", java.toString());
      builder.environment().put("AUTH_DATA_DIR", data.toString());
      builder.environment().put("AUTH_HTTP_PORT", "0");
      builder.environment().put("AUTH_MANAGEMENT_PORT", "0");
      long begin = System.nanoTime();
      try (ServerProcess server = ServerProcess.start(builder).awaitReady()) {
        double taken = (System.nanoTime() - begin) / 1e9;
        double busy = server.handle().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
        double held = megabytes(server.handle().pid());
        server.terminate();
        return new Reading(taken, busy, held);
      }
    }

    void print() {
      System.out.printf(
          Locale.ROOT,
          "%s: ready in %.2f s, ratio to java -version %.1f, processor time %.2f s, resident %.0f MB%n",
          name,
          seconds.median(),
          ratios.median(),
          processor.median(),
          resident.median());
    }
  }

  /** Takes how many turns, and the folder of each Java. Run from {@code bootstrap}. */
  public static void main(String[] arguments) throws Exception {
    int turns = Integer.parseInt(arguments[0]);
    List<Path> javas = Stream.of(arguments).skip(1).map(Path::of).toList();
    for (Path java : javas) {
      Way without = new Way(java.getFileName() + " without the archive", java, copy());
      Way with = new Way(java.getFileName() + " with the archive", java, copy());
      run(List.of(with.home.resolve("bin/portcullis-prepare").toString()), java);
      // The first start makes the database.
      without.once();
      with.once();
      for (int turn = 0; turn < turns; turn++) {
        double least = run(List.of(java.resolve("bin/java").toString(), "-version"), java);
        without.start(least);
        with.start(least);
      }
      without.print();
      with.print();
    }
  }

  private static double run(List<String> command, Path java) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", java.toString());
    long begin = System.nanoTime();
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /** The folder that the build made, without an archive. */
  private static Path copy() throws IOException {
    Path to = Files.createTempDirectory("portcullis").resolve("portcullis");
    try (Stream<Path> files = Files.walk(BUILT)) {
      for (Path file : files.filter(each -> !each.toString().contains("/classes-")).toList()) {
        Files.copy(file, to.resolve(BUILT.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  /** What the system counts as resident of {@code process}, in its own notation. */
  private static double megabytes(long process) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .sum();
  }
}
