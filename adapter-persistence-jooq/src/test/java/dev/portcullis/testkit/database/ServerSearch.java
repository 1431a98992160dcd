package dev.portcullis.testkit.database;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * The order in which tests look for a server: a configured one, an installed one, the bundled one.
 */
record ServerSearch(Map<String, String> environment) {

  private static final String ONLY_MYSQL = "AUTH_TEST_REQUIRE_MYSQL";

  private static final FutureTask<TestServer> OF_THIS_JVM =
      new FutureTask<>(() -> new ServerSearch(System.getenv()).server());

  ServerSearch {
    requireNonNull(environment, "environment");
  }

  static TestServer ofThisJvm() {
    OF_THIS_JVM.run(); // only the first call does anything; the others wait for it
    try {
      return OF_THIS_JVM.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(requireNonNull(e.getCause()).getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a test server was started", e);
    }
  }

  TestServer server() {
    TestServer server = named().or(this::started).orElseThrow(ServerSearch::nothingFound);
    if (onlyMySql() && !server.isRealMySql()) {
      throw new IllegalStateException(
          ONLY_MYSQL + " is set, so only a real MySQL counts, but this is " + server.product());
    }
    return server;
  }

  private Optional<TestServer> named() {
    return setting("AUTH_TEST_MYSQL_URL")
        .map(
            url ->
                new TestServer(
                    url,
                    setting("AUTH_TEST_MYSQL_USER").orElse("root"),
                    setting("AUTH_TEST_MYSQL_PASSWORD").orElse("")));
  }

  private Optional<TestServer> started() {
    // The bundled server is a MariaDB, which is not started when only MySQL counts.
    Optional<Path> program = installed().or(() -> onlyMySql() ? Optional.empty() : carried());
    return program.map(found -> new PrivateServer(found).start());
  }

  Optional<Path> installed() {
    String path = setting("PATH").orElse("") + File.pathSeparator + "/usr/sbin";
    return Stream.of("mysqld", "mariadbd")
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Optional<Path> carried() {
    return CarriedMariaDb.unpacked(Path.of("target"));
  }

  private boolean onlyMySql() {
    return setting(ONLY_MYSQL).filter(Boolean::parseBoolean).isPresent();
  }

  private Optional<String> setting(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static IllegalStateException nothingFound() {
    return new IllegalStateException(
        "These tests need a MySQL or MariaDB server, and found none. Set"
            + " AUTH_TEST_MYSQL_URL to a running one (jdbc:mysql://host:port/, with"
            + " AUTH_TEST_MYSQL_USER and AUTH_TEST_MYSQL_PASSWORD), or put mysqld or mariadbd on"
            + " the PATH, or run on Linux x86-64 without "
            + ONLY_MYSQL
            + ", where the build brings a MariaDB.");
  }
}
