package dev.portcullis.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * An archive of the classes that a server loads until it is ready, made once per JVM by a server
 * that ends at once. Loading and verifying them is half of the processor time of a start, and the
 * end-to-end tests start some fifty servers.
 */
final class LoadedClasses {
  private static final Path ARCHIVE = Path.of("target", "portcullis.jsa").toAbsolutePath();

  private static final FutureTask<List<String>> OF_THIS_JVM =
      new FutureTask<>(LoadedClasses::archive);

  private LoadedClasses() {}

  /** Options under which a JVM takes classes from the archive; none when it could not be made. */
  static List<String> options() {
    OF_THIS_JVM.run(); // only the first call does anything; the others wait for it
    try {
      return OF_THIS_JVM.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static List<String> archive() throws IOException {
    Path directory = Files.createTempDirectory("portcullis-classes");
    Files.deleteIfExists(ARCHIVE);
    List<String> dump = new ArrayList<>(ServerProcess.SHORT_LIVED);
    dump.add("-XX:ArchiveClassesAtExit=" + ARCHIVE);
    Map<String, String> settings = ServerProcess.cheap(Map.of());
    try (ServerProcess server =
        ServerProcess.start(ServerProcess.JAR, dump, directory, settings).awaitReady()) {
      server.terminate();
    }
    // A JVM without this feature, or without space on its disk, only starts slower.
    return Files.exists(ARCHIVE)
        ? List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto", "-Xlog:disable")
        : List.of();
  }
}
