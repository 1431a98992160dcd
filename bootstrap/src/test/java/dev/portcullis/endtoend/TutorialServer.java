package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.testkit.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server of the tutorial in Node.js, with the libraries that it uses. */
final class TutorialServer implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "tutorial-server");
  private static final String LISTENING = "listening on ";
  private static final String PACKAGES =
      """
      {"private": true, "dependencies": {"express": "4.21.2", "sequelize": "6.37.7", "mysql2": "3.14.1",
       "bcryptjs2": "npm:bcryptjs@2.4.3", "bcryptjs3": "npm:bcryptjs@3.0.3"}}
      """;

  private final Process process;
  private final URI address;

  private TutorialServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Installs the libraries, unless an earlier run has. */
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    try (var script = TutorialServer.class.getResourceAsStream("/tutorial/server.mjs")) {
      Files.copy(script, FOLDER.resolve("server.mjs"), StandardCopyOption.REPLACE_EXISTING);
    }
    Path listed = FOLDER.resolve("package.json");
    boolean isInstalled =
        Files.exists(FOLDER.resolve("node_modules/sequelize/package.json"))
            && Files.exists(listed)
            && Files.readString(listed).equals(PACKAGES);
    if (!isInstalled) {
      Files.writeString(listed, PACKAGES);
      Process npm =
          new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--no-package-lock")
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(FOLDER.resolve("npm.log").toFile())
              .start();
      if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        throw new AssertionError(Files.readString(FOLDER.resolve("npm.log")));
      }
    }
  }

  /** Starts it on {@code database}, where it creates its tables. */
  static TutorialServer start(TestDatabase database) throws IOException {
    URI url = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    Process process =
        new ProcessBuilder(
                "node",
                "server.mjs",
                url.getHost(),
                Integer.toString(url.getPort()),
                url.getPath().substring(1),
                database.user(),
                database.password())
            .directory(FOLDER.toFile())
            .redirectError(FOLDER.resolve("errors.log").toFile())
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line =
        Optional.ofNullable(output.readLine())
            .orElseThrow(() -> new AssertionError("it ended; see " + FOLDER + "/errors.log"));
    int port = Integer.parseInt(line.substring(LISTENING.length()));
    return new TutorialServer(process, URI.create("http://127.0.0.1:" + port));
  }

  /** A client of it. */
  Api api() {
    return new Api(address);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
