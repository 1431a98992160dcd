package dev.portcullis.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.endtoend.ServerProcess;
import dev.portcullis.testkit.fixture.Machine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked distribution on a machine that gives it as little as possible. */
class InstalledIT {
  /** Nobody has this number. */
  private static final String USER = "64999";

  private static final String JAVA_HOME = System.getProperty("java.home");

  /** A setting with which the server ends at once, and says why in one line. */
  private static final String WRONG = "AUTH_HTTP_PORT";

  @TempDir private static Path folder;
  private static Path home = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    Permissions.open(folder);
    // Without blanks: Java 17 takes no classes from an archive for jars whose path has some.
    home = Unpacked.tar(folder.resolve("prepared"));
  }

  @Test
  void runsReadOnlyWithoutHomeLocaleAndTerminalAndStopsInOrder() throws IOException {
    Machine.needs("root and setpriv", isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")));
    Path data = Files.createDirectory(folder.resolve("data of the user"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path copy = Unpacked.tar(folder.resolve("a folder with blanks"));
    Permissions.readOnly(copy);
    List<String> command = new ArrayList<>(List.of("/usr/bin/setpriv"));
    command.addAll(List.of("--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    command.add(copy.resolve("bin/portcullis").toString());
    ProcessBuilder builder =
        Command.of(command)
            .with(
                Map.of(
                    "LC_ALL", "C",
                    "JAVA_HOME", JAVA_HOME,
                    "AUTH_DATA_DIR", data.toString(),
                    "AUTH_HTTP_PORT", "0",
                    "AUTH_MANAGEMENT_PORT", "0",
                    "AUTH_PASSWORD_COST", "10"))
            .in(Path.of("/"))
            .builder();

    try (ServerProcess server = ServerProcess.start(builder).awaitReady()) {
      String program = server.handle().info().command().orElse("unknown");
      assertTrue(program.endsWith("/bin/java"), program + " gets the signals");
      assertEquals(0, server.terminate());
      server.lines().forEach(line -> assertTrue(line.matches("2\\d{3}-.*Z (INFO|WARN) .*"), line));
    }
  }

  /** By a shell: the JVM of this test may have a locale in which it cannot write the name. */
  @Test
  void runsInAFolderWhoseNameIsNotAsciiInTheLocaleC() throws IOException {
    Path copy = Unpacked.tar(folder.resolve("other language"));
    Map<String, String> environment = new HashMap<>(environment(""));
    environment.put("LC_ALL", "C");

    Command.Result result =
        Command.of(
                List.of(
                    "/bin/sh",
                    "-c",
                    "to=\"$1-$(printf 'gr\\303\\274n')\" && mv \"$1\" \"$to\" && exec \"$to/bin/portcullis\"",
                    "sh",
                    copy.toString()))
            .with(environment)
            .run();

    assertEquals(2, result.status(), result::toString);
    assertTrue(result.output().contains(WRONG), result::toString);
  }

  @Test
  void preparedArchiveIsUsedWhileItFitsAndIgnoredSilentlyOtherwise() throws Exception {
    Path archive = prepare();
    assertTrue(isUsed(), "right after it was made");
    assertTrue(archived().contains(" com.mysql.cj.protocol.a.NativeProtocol "), "the driver");
    assertTrue(archived().contains(" sun.security.ssl.ClientHello "), "a TLS client");

    Path jar = home.resolve("portcullis.jar");
    FileTime time = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    assertFalse(isUsed(), "another jar");
    Files.setLastModifiedTime(jar, time);
    assertTrue(isUsed(), "the jar again");

    byte[] whole = Files.readAllBytes(archive);
    Files.delete(archive); // it is read-only
    Files.write(archive, "not an archive".getBytes(UTF_8));
    assertFalse(isUsed(), "something else");
    Files.write(archive, new byte[0]);
    assertFalse(isUsed(), "nothing");
    // In the header, where the JVM names itself.
    String version = System.getProperty("java.vm.version");
    whole[new String(whole, 0, 4096, ISO_8859_1).indexOf(version)]++;
    Files.write(archive, whole);
    assertFalse(isUsed(), "of another JVM");
  }

  @Test
  void preparingWithoutWritingRightsSaysWhatToDo() throws IOException {
    Machine.needs("root and setpriv", isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")));
    Command.Result result =
        Command.of(
                List.of(
                    "/usr/bin/setpriv",
                    "--reuid=" + USER,
                    "--regid=" + USER,
                    "--clear-groups",
                    home.resolve("bin/portcullis-prepare").toString()))
            .run();

    assertEquals(1, result.status());
    assertTrue(result.errors().contains("is not writable"), result::toString);
  }

  private static Path prepare() throws IOException {
    Map<String, String> environment = new HashMap<>(environment(""));
    // Neither the settings of a server nor its database are touched.
    environment.put("AUTH_DB_URL", "jdbc:mysql://127.0.0.1:1/production");
    Command.Result result =
        Command.of(List.of(home.resolve("bin/portcullis-prepare").toString()))
            .with(environment)
            .in(folder)
            .run();
    assertEquals(new Command.Result(0, "", ""), result);
    try (DirectoryStream<Path> made = Files.newDirectoryStream(home.resolve("lib"), "classes-*")) {
      return made.iterator().next();
    }
  }

  /** What the JVM says is in it. */
  private static String archived() throws IOException {
    return Command.of(List.of(home.resolve("bin/portcullis").toString()))
        .with(environment("-XX:+PrintSharedArchiveAndExit"))
        .run()
        .output();
  }

  /** Starts it, and checks that it prints its own line and nothing else. */
  private static boolean isUsed() throws IOException {
    Path loaded = folder.resolve("loaded.txt");
    Command.Result result =
        Command.of(List.of(home.resolve("bin/portcullis").toString()))
            .with(environment("-Xlog:class+load:file=" + loaded))
            .in(folder)
            .run();
    assertEquals(2, result.status(), result::toString);
    assertEquals("", result.errors());
    assertEquals(1, result.output().lines().count(), result::toString);
    assertTrue(result.output().contains(WRONG), result::toString);
    return Files.readString(loaded)
        .lines()
        .anyMatch(line -> line.contains("bootstrap.config.Config source: shared objects file"));
  }

  private static Map<String, String> environment(String options) {
    return Map.of(
        "PATH",
        "/usr/bin:/bin",
        "JAVA_HOME",
        JAVA_HOME,
        WRONG,
        "none",
        "PORTCULLIS_JAVA_OPTS",
        options);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
