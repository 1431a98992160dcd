package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The built program as an operator runs it: as a process, and in a terminal. */
@Execution(ExecutionMode.CONCURRENT)
class CommandProcessIT {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String BOLD = "\u001b[1m";

  @TempDir private Path directory;
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void cheap() {
    settings.put("AUTH_PASSWORD_COST", "10");
    settings.put("AUTH_HTTP_PORT", "0");
    settings.put("AUTH_MANAGEMENT_PORT", "0");
  }

  /** What a process printed and returned. */
  private record Ended(int code, String out, String err) {}

  @Test
  void resultsAreOnStandardOutputAndEverythingElseOnStandardError() throws Exception {
    assertEquals(0, sh("portcullis migrate").code());
    Ended created = sh("echo '" + PASSWORD + "' | portcullis create-admin root root@example.org");
    assertEquals(0, created.code(), created::toString);
    assertEquals("", created.err());

    Ended list = sh("portcullis users list");
    assertEquals(2, list.out().lines().count(), list::toString);
    assertFalse(list.out().contains("\u001b"), list::out);
    assertEquals("", list.err());

    Ended unknown = sh("portcullis users show nobody");
    assertEquals(3, unknown.code());
    assertEquals("", unknown.out());
    assertEquals(1, unknown.err().lines().count(), unknown::err);
  }

  @Test
  void aReaderThatIsGoneIsNoFailure() throws Exception {
    Ended ended = sh("{ sleep 0.2; portcullis config print; echo $? >&2; } | true");
    assertEquals("0\n", ended.err());
  }

  @Test
  void anOutputThatCannotBeWrittenIsAFailure() throws Exception {
    if (Files.exists(Path.of("/dev/full"))) {
      Ended ended = sh("portcullis config print > /dev/full");
      assertEquals(1, ended.code());
      assertTrue(ended.err().startsWith("Cannot write the output: "), ended::err);
    }
  }

  @Test
  void textIsUtf8AndJsonAsciiWhateverTheLocale() throws Exception {
    assertEquals(0, sh("portcullis migrate").code());
    // A damaged argument is refused, so the text comes in under another locale.
    String put = "portcullis roles put reader --description 'Lies\u00e4rin \u2026'";
    assertEquals(0, sh("export LC_ALL=C.UTF-8; " + put).code());
    assertEquals(2, sh("export LC_ALL=C; " + put).code());

    Ended text = sh("export LC_ALL=C; portcullis roles show reader");
    assertTrue(text.out().contains("Lies\u00e4rin \u2026"), text::out);
    Ended json = sh("export LC_ALL=C; portcullis roles show reader --json");
    assertTrue(json.out().contains("Lies\\u00E4rin \\u2026"), json::out);
  }

  @Test
  void aTerminalAsksTwiceForAPasswordAndDoesNotShowIt() throws Exception {
    assertEquals(0, sh("portcullis migrate").code());
    try (PseudoTerminal terminal = terminal("portcullis create-admin root root@example.org")) {
      terminal.await("Password for root: ").type(PASSWORD).await("Again: ").type(PASSWORD);
      assertEquals(0, terminal.exitCode(), terminal::screen);
      assertFalse(terminal.screen().contains(PASSWORD), terminal::screen);
      assertTrue(terminal.screen().contains("Created administrator root"), terminal::screen);
    }
    try (PseudoTerminal terminal = terminal("portcullis users set-password root")) {
      terminal.await("Password for root: ").type(PASSWORD).await("Again: ").type("another one");
      assertEquals(2, terminal.exitCode(), terminal::screen);
      assertTrue(terminal.screen().contains("differ"), terminal::screen);
    }
  }

  @Test
  void aTerminalIsAskedBeforeSomethingIsDeletedAndHasColours() throws Exception {
    assertEquals(0, sh("portcullis migrate && portcullis roles put some").code());
    try (PseudoTerminal terminal = terminal("portcullis roles delete some")) {
      terminal.await("Delete role some? [y/N] ").type("");
      assertEquals(1, terminal.exitCode(), terminal::screen);
      assertTrue(terminal.screen().contains("Nothing was changed."), terminal::screen);
    }
    try (PseudoTerminal terminal = terminal("portcullis roles list")) {
      assertEquals(0, terminal.exitCode());
      assertTrue(terminal.screen().contains(BOLD + "NAME"), terminal::screen);
    }
    try (PseudoTerminal terminal = terminal("NO_COLOR=1 portcullis roles list")) {
      assertEquals(0, terminal.exitCode());
      assertFalse(terminal.screen().contains("\u001b"), terminal::screen);
      assertTrue(terminal.screen().contains("some"), terminal::screen);
    }
    try (PseudoTerminal terminal = terminal("portcullis roles delete some")) {
      terminal.await("[y/N] ").type("y");
      assertEquals(0, terminal.exitCode(), terminal::screen);
    }
  }

  @Test
  void longWorkShowsABarInATerminalOnly() throws Exception {
    try (PseudoTerminal terminal = terminal("portcullis benchmark-hash")) {
      terminal.await("AUTH_PASSWORD_COST=");
      assertEquals(0, terminal.exitCode());
      assertTrue(terminal.screen().contains("Hashing"), terminal::screen);
    }
    Ended ended = sh("portcullis benchmark-hash");
    assertEquals("", ended.err());
    assertEquals(7, ended.out().lines().count(), ended::out);
    assertTrue(ended.out().contains("Choose AUTH_PASSWORD_COST="), ended::out);
  }

  @Test
  void anInterruptedCommandHasTheExitCodeThatShellsExpect() throws Exception {
    assertEquals(0, sh("portcullis migrate").code());
    try (PseudoTerminal terminal = terminal("portcullis create-admin root root@example.org")) {
      terminal.await("Password for root: ").send("\u0003");
      assertEquals(130, terminal.exitCode(), terminal::screen);
    }
    assertEquals(1, sh("portcullis users list").out().lines().count());
  }

  @Test
  void anEmbeddedDatabaseInUseIsSaidToBe() throws Exception {
    try (ServerProcess server = ServerProcess.start(directory, settings)) {
      server.awaitReady();
      Ended ended = sh("portcullis users list");
      assertEquals(1, ended.code());
      assertEquals(1, ended.err().lines().count(), ended::err);
      assertTrue(ended.err().contains("is in use, probably by a running server"), ended::err);
    }
  }

  @Test
  void theServerLoadsNothingOfTheCommandLine() throws Exception {
    Path classes = directory.resolve("classes");
    List<String> options =
        List.of("-XX:+UseSerialGC", "-Xlog:class+load:file=" + classes.toAbsolutePath());
    try (ServerProcess server =
        ServerProcess.start(ServerProcess.JAR, options, directory, settings)) {
      server.awaitReady();
      assertEquals(0, server.terminate());
    }
    String loaded = Files.readString(classes);
    assertTrue(loaded.contains("dev.portcullis.bootstrap.AuthServer"));
    assertFalse(loaded.contains("picocli"));
    assertFalse(loaded.contains("dev.portcullis.bootstrap.cli"));
  }

  @Test
  void theCompletionScriptCompletesCommandsInBash() throws Exception {
    Ended ended =
        sh(
            "source <(portcullis completion bash) && COMP_WORDS=(portcullis us) COMP_CWORD=1 COMP_LINE='portcullis us'"
                + " && _complete_portcullis && echo \"${COMPREPLY[@]}\"");
    assertEquals("users", ended.out().strip(), ended::toString);
  }

  private PseudoTerminal terminal(String line) {
    return PseudoTerminal.run(
        "bash -c '" + definition() + line.replace("'", "'\\''") + "'", directory, settings);
  }

  private Ended sh(String line) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", definition() + line);
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AUTH_"));
    builder.environment().putAll(settings);
    Path err = Files.createTempFile(directory, "err", "");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(err));
  }

  private static String definition() {
    return CommandShell.function(Map.of()) + "; ";
  }
}
