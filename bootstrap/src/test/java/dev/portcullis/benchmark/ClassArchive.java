package dev.portcullis.benchmark;

import dev.portcullis.endtoend.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An archive of the classes that a server loads, made by a run of it that ends when it is ready.
 */
final class ClassArchive {
  /** The first version whose archive also has profiles, and linked classes (JEP 514, 515). */
  private static final int AHEAD_OF_TIME = 25;

  private final Path file;
  private final boolean isAheadOfTime = Runtime.version().feature() >= AHEAD_OF_TIME;

  ClassArchive(Path file) {
    this.file = file;
  }

  /**
   * Makes it with a server of {@code jar} under {@code options}, on a new database: on one that
   * exists it would not load what migrates.
   */
  void make(Path jar, List<String> options) throws Exception {
    List<String> training = new ArrayList<>(options);
    training.add((isAheadOfTime ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
    Path directory = Files.createTempDirectory("archive");
    try (ServerProcess server = ServerProcess.start(jar, training, directory, Map.of())) {
      server.awaitReady().terminate();
    }
    if (!Files.exists(file)) {
      throw new IllegalStateException("this JVM made no archive");
    }
  }

  /** The option under which a JVM uses it. */
  String option() {
    return (isAheadOfTime ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file;
  }
}
