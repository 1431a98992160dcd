package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.bootstrap.cli.CommandRun.Result;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.database.TutorialSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that are cut off at any moment: the next one goes on, and nothing comes over twice. */
class ImportInterruptedIT {
  private static final int ACCOUNTS = 20_000;
  private static final int KILLS = 20;

  private final TestDatabase source = TestDatabase.mysql();
  private final TestDatabase target = TestDatabase.mysql();
  private final StoredRows rows = new StoredRows(target);

  @AfterEach
  void drop() {
    target.close();
    source.close();
  }

  @Test
  void killedTwentyTimesAndStartedAgainItEndsInTheSameState(@TempDir Path directory)
      throws Exception {
    ImportRun portcullis = prepared(directory);
    Random random = new Random(20261128);
    long seen = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(directory);
      // At the next transaction, and a random moment later.
      long until = seen;
      Waiting.until(
          () -> imported() > until || !process.isAlive(), "the import has stored something");
      boolean ended = process.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      seen = imported();
      if (ended) {
        break;
      }
      assertWhole();
    }
    Result last = portcullis.run("--apply");
    assertEquals(0, last.code(), () -> last.out() + last.err());
    assertEquals(ACCOUNTS, rows.count("users"));
    assertWhole();
    Result verified = portcullis.done("", "audit", "verify");
    assertTrue(verified.out().contains("Nothing was changed"), verified::out);
    Result again = portcullis.run("--apply");
    assertTrue(again.out().contains("Nothing was left to do"), again::out);
  }

  @Test
  void sourceThatGoesAwayLosesNothingThatCameOver(@TempDir Path directory) throws Exception {
    ImportRun portcullis = prepared(directory);
    URI server = URI.create(source.jdbcUrl().substring("jdbc:".length()));
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByName(server.getHost()), server.getPort());
    int port = TcpRelay.freePort();
    String url = "jdbc:mysql://127.0.0.1:" + port + server.getPath();
    TcpRelay relay = TcpRelay.open(port, address);
    Thread cut =
        new Thread(
            () -> {
              Waiting.until(() -> imported() > 0, "the import has stored something");
              close(relay);
            });
    cut.start();
    Result lost = portcullis.from(url, "--apply");
    cut.join();
    assertEquals(1, lost.code(), lost::out);
    assertTrue(
        lost.err()
            .startsWith("Cannot read the tutorial's database at jdbc:mysql://127.0.0.1:" + port),
        lost::err);
    assertTrue(lost.err().contains("What has come over stays: run again to go on."), lost::err);
    assertWhole();
    long stayed = imported();

    // The same server at another address is the same source.
    Result next = portcullis.run("--apply");
    assertEquals(0, next.code(), next::err);
    assertTrue(next.out().contains(stayed + "  came over before"), next::out);
    assertEquals(ACCOUNTS, rows.count("users"));
  }

  private ImportRun prepared(Path directory) {
    TutorialSchema schema = TutorialSchema.node(source, "").fill(ACCOUNTS);
    schema.execute(
        "DELETE FROM %susers WHERE id %% 1000 BETWEEN 1 AND 22",
        "INSERT INTO %susers SELECT id + 100000, CONCAT('more', id), CONCAT('more', id,"
            + " '@example.org'), password, createdAt, updatedAt FROM %1$susers WHERE id %% 1000"
            + " BETWEEN 101 AND 122");
    ImportRun portcullis = ImportRun.on(target, source, directory);
    portcullis.done("", "migrate");
    // The first command on a database makes the key of the audit trail.
    portcullis.done("", "keys", "list");
    return portcullis;
  }

  private Process start(Path directory) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LoadedClasses.options());
    command.addAll(ServerProcess.SHORT_LIVED);
    command.addAll(List.of("-Xmx200m", "-jar", ServerProcess.JAR.toAbsolutePath().toString()));
    command.addAll(List.of("import-tutorial", "--from", source.jdbcUrl(), "--apply"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(Files.createTempFile("i", ".log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AUTH_"));
    builder.environment().putAll(ImportRun.settings(target, source, directory));
    return builder.start();
  }

  /** Every account has come over as a whole, with its role, its password and its audit entry. */
  private void assertWhole() throws Exception {
    long imported = imported();
    assertEquals(imported, rows.count("users"));
    assertEquals(imported, rows.count("credentials"));
    assertEquals(imported, rows.count("(SELECT DISTINCT user_id FROM user_roles) holders"));
    assertEquals(imported, rows.count("audit_events WHERE event = 'account-imported'"));
  }

  private long imported() {
    try {
      return rows.count("imported_accounts");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void close(TcpRelay relay) {
    try {
      relay.close();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
