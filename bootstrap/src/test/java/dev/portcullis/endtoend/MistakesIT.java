package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The messages of the server for wrong settings. */
@Execution(ExecutionMode.CONCURRENT)
class MistakesIT {
  @TempDir private Path directory;

  @Test
  void allWrongSettingsAreReportedTogether() {
    try (ServerProcess server =
        ServerProcess.start(
            directory, Map.of("AUTH_HTTP_PORT", "http", "AUTH_ACCESS_TOKEN_TTL", "soon"))) {
      assertEquals(2, server.awaitExit());
      String said = String.join("\n", server.lines());
      assertTrue(said.contains("AUTH_HTTP_PORT must be"), said);
      assertTrue(said.contains("AUTH_ACCESS_TOKEN_TTL must be"), said);
      assertFalse(said.contains("at dev.portcullis"), said);
    }
  }

  @Test
  void aPublishedSampleSecretIsReportedAndNotShown() {
    String sample = "your-256-bit-secret-that-stands-in-every-tutorial";
    try (ServerProcess server = ServerProcess.start(directory, Map.of("AUTH_JWT_SECRET", sample))) {
      assertEquals(2, server.awaitExit());
      String said = String.join("\n", server.lines());
      assertTrue(said.contains("AUTH_JWT_SECRET"), said);
      assertTrue(said.contains("a published sample secret"), said);
      assertFalse(said.contains("your-256-bit"), said);
      assertFalse(said.contains("at dev.portcullis"), said);
    }
  }

  @Test
  void dotEnvOfTheWorkingDirectoryIsRead() throws Exception {
    Files.writeString(directory.resolve(".env"), "AUTH_ACCESS_TOKEN_TTL=soon\n");
    try (ServerProcess server = ServerProcess.start(directory, Map.of())) {
      assertEquals(2, server.awaitExit());
      String said = String.join("\n", server.lines());
      assertTrue(said.contains("AUTH_ACCESS_TOKEN_TTL must be"), said);
    }
  }

  @Test
  void aPortInUseIsReported() {
    try (ServerProcess first = ServerProcess.start(directory, Map.of()).awaitReady()) {
      String port = Integer.toString(first.address().getPort());
      Map<String, String> settings =
          Map.of("AUTH_HTTP_PORT", port, "AUTH_DATA_DIR", directory.resolve("other").toString());
      try (ServerProcess second = ServerProcess.start(directory, settings)) {
        assertEquals(1, second.awaitExit());
        String said = String.join("\n", second.lines());
        assertTrue(said.contains(port) && said.contains("AUTH_HTTP_PORT"), said);
      }
    }
  }

  /** The address may be that of a node of an earlier version, which still uses the tables. */
  @Test
  void aServerThatCannotListenLeavesTheDatabaseAsItIs() throws Exception {
    try (ServerProcess first = ServerProcess.start(directory, Map.of()).awaitReady();
        TestDatabase database = TestDatabase.mysql()) {
      Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
      settings.put("AUTH_HTTP_PORT", Integer.toString(first.address().getPort()));
      settings.put("AUTH_DATA_DIR", directory.resolve("other").toString());
      try (ServerProcess second = ServerProcess.start(directory, settings);
          Connection connection = database.connect()) {
        assertEquals(1, second.awaitExit());
        assertEquals(1, second.lines().size(), () -> String.join("\n", second.lines()));
        assertFalse(
            connection.getMetaData().getTables(connection.getCatalog(), null, "%", null).next());
      }
    }
  }

  @Test
  void anUnusableDataDirectoryIsReportedInOneLine() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    try (ServerProcess server =
        ServerProcess.start(directory, Map.of("AUTH_DATA_DIR", file.toString()))) {
      assertEquals(1, server.awaitExit());
      assertEquals(1, server.lines().size(), () -> String.join("\n", server.lines()));
      assertTrue(server.lines().get(0).contains("AUTH_DATA_DIR"), server.lines()::toString);
    }
  }

  @Test
  void aMisspeltSettingIsReported() {
    try (ServerProcess server =
        ServerProcess.start(directory, Map.of("AUTH_HTTP_PROT", "1")).awaitReady()) {
      server.awaitLine("AUTH_HTTP_PROT");
    }
  }

  @Test
  void anEndDuringTheStartIsNoFailure() {
    try (ServerProcess server = ServerProcess.start(directory, Map.of("AUTH_HTTP_PROT", "1"))) {
      server.awaitLine("AUTH_HTTP_PROT"); // told before anything is opened
      assertEquals(0, server.terminate());
    }
  }

  @Test
  void aNodeWithAnotherKeyEncryptionKeyRefusesAndSaysWhy() throws Exception {
    try (TestDatabase database = TestDatabase.mysql()) {
      Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
      settings.put("AUTH_DATA_DIR", directory.resolve("first").toString());
      ServerProcess.start(directory, settings).awaitReady().terminate();
      settings.put("AUTH_DATA_DIR", directory.resolve("second").toString());
      try (ServerProcess stranger = ServerProcess.start(directory, settings)) {
        assertEquals(1, stranger.awaitExit());
        String said = String.join("\n", stranger.lines());
        assertTrue(said.contains("AUTH_KEY_ENCRYPTION_KEY"), said);
      }
    }
  }
}
