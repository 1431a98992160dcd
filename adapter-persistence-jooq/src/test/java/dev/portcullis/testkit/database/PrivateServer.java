package dev.portcullis.testkit.database;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a MySQL or MariaDB program on a free loopback port until the JVM ends. */
final class PrivateServer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path program;
  private final Path home;
  private final Path folder;
  private final Path log;

  PrivateServer(Path program) {
    try {
      this.program = requireNonNull(program, "program").toRealPath();
      this.home = requireNonNull(this.program.getParent()).resolveSibling(".").normalize();
      Files.createDirectories(Path.of("target"));
      this.folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "test-server");
      this.log = folder.resolve("log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts the server with a data directory of its own.
   *
   * @throws IllegalStateException if it does not answer in time; the message ends with its log
   */
  TestServer start() {
    try {
      createTables();
      int port = freePort();
      Process process = launch(port);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(process)));
      TestServer server = new TestServer("jdbc:mysql://127.0.0.1:" + port + "/", "app", "secret");
      awaitAnswer(server, process);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was interrupted at its start");
    }
  }

  private void createTables() throws IOException, InterruptedException {
    boolean mariaDb = program.getFileName().toString().startsWith("maria");
    ProcessBuilder first = command(mariaDb ? "--bootstrap" : "--initialize-insecure");
    if (mariaDb) {
      Files.createDirectories(folder.resolve("data"));
      first.redirectInput(new SystemTables(share()).script(folder).toFile());
    }
    Process process = first.start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw failure("could not create its system tables");
    }
  }

  private Process launch(int port) throws IOException {
    Path account = folder.resolve("account.sql");
    Files.writeString(
        account,
        """
        CREATE USER app@'%' IDENTIFIED BY 'secret';
        GRANT ALL ON *.* TO app@'%' WITH GRANT OPTION;
        """);
    return command(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=" + folder.resolve("sock"),
            "--pid-file=" + folder.resolve("pid"),
            "--init-file=" + account,
            "--loose-mysqlx=OFF",
            "--skip-log-bin",
            // The data is discarded at the end of the JVM, so it need not be durable.
            "--innodb-flush-log-at-trx-commit=0",
            "--skip-name-resolve",
            "--max-connections=300",
            "--innodb-buffer-pool-size=128M")
        .start();
  }

  private ProcessBuilder command(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("--no-defaults");
    command.add("--user=" + System.getProperty("user.name")); // required when run as root
    command.add("--basedir=" + home);
    command.add("--datadir=" + folder.resolve("data"));
    command.add("--lc-messages-dir=" + share());
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /** Distributions and archives put the messages in different places beside the program. */
  private Path share() {
    return Stream.of("share", "share/mysql", "share/mariadb")
        .map(home::resolve)
        .filter(share -> Files.exists(share.resolve("english/errmsg.sys")))
        .findFirst()
        .orElseThrow(() -> failure("comes without its messages"));
  }

  private void awaitAnswer(TestServer server, Process process) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try (var connection =
          DriverManager.getConnection(server.url(), server.user(), server.password())) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException notYet) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw failure("does not answer");
  }

  private IllegalStateException failure(String what) {
    String said;
    try {
      said = Files.readString(log);
    } catch (IOException e) {
      said = "(no log: " + e.getMessage() + ")";
    }
    String end = said.substring(Math.max(0, said.length() - 2000));
    return new IllegalStateException("The test server " + program + " " + what + ":\n" + end);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void discard(Process process) {
    process.destroyForcibly(); // its data is no longer needed
    process.onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // The next mvn clean removes the rest.
    }
  }
}
