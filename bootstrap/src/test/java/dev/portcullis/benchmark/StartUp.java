package dev.portcullis.benchmark;

import dev.portcullis.endtoend.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * From the start of the process until the server is ready on a new embedded database: as it is
 * built, a jar with its libraries in a folder, and as one jar with all of them inside. {@code
 * docs/benchmarks.md} says how to run it and what came out.
 */
public final class StartUp {
  private static final String MAIN = "dev.portcullis.bootstrap.Main";

  private StartUp() {}

  /** Takes how often to start each, 21 times unless given. Run from {@code bootstrap}. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length < 1 ? 21 : Integer.parseInt(arguments[0]);
    Path built = Path.of("target", "portcullis.jar");
    Path whole = Files.createTempDirectory("one-jar").resolve("portcullis.jar");
    OneJar.of(built, Path.of("target", "lib")).write(whole, MAIN);
    Samples folder = new Samples();
    Samples one = new Samples();
    Samples ratios = new Samples();
    for (int round = 0; round < rounds; round++) {
      double asFolder = secondsUntilReady(built);
      double asOne = secondsUntilReady(whole);
      folder.add(asFolder);
      one.add(asOne);
      ratios.add(asOne / asFolder);
      say("folder %.2f s, one jar %.2f s", asFolder, asOne);
    }
    say(
        "medians: folder %.2f s, one jar %.2f s, ratio of a round %.2f",
        folder.median(), one.median(), ratios.median());
  }

  private static double secondsUntilReady(Path jar) throws Exception {
    Path directory = Files.createTempDirectory("start-up");
    long begin = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(jar, directory, Map.of())) {
      server.awaitReady();
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
