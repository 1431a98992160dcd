package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedDatabaseTest {
  private static final int HALTED = 9;

  @TempDir private Path directory;

  @Test
  void allDataExistsAfterARestart() {
    User user = aUser().build();
    try (JooqPersistence first = open()) {
      first.migrate();
      first.users().add(user);
    }
    try (JooqPersistence second = open()) {
      second.migrate();
      assertEquals(Optional.of(user), second.users().findById(user.id()));
    }
  }

  @Test
  void committedDataSurvivesAKilledProcess() throws IOException, InterruptedException {
    Process process = suddenDeath().inheritIO().start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(HALTED, process.exitValue());
    try (JooqPersistence persistence = open()) {
      assertTrue(persistence.users().findByUsername(SuddenDeath.NAME).isPresent());
    }
  }

  @Test
  void secondProcessGetsAMessageThatTheStoreIsInUse() throws IOException, InterruptedException {
    try (JooqPersistence first = open()) {
      first.migrate();
      Process process = suddenDeath().redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertTrue(output.contains(StoreUnavailableException.class.getName()), output);
      assertFalse(first.users().findByUsername(SuddenDeath.NAME).isPresent());
    }
    assertFalse(Files.exists(directory.resolve("portcullis.trace.db")));
  }

  @Test
  void storeWithoutTablesIsUnavailableUntilItIsMigrated() {
    try (JooqPersistence persistence = open()) {
      assertThrows(StoreUnavailableException.class, () -> persistence.users().isEmpty());
      persistence.migrate();
      assertTrue(persistence.users().isEmpty());
    }
  }

  @Test
  void closedStoreIsUnavailable() {
    JooqPersistence persistence = open();
    persistence.migrate();
    persistence.close();
    assertFalse(persistence.isReachable());
    assertThrows(StoreUnavailableException.class, () -> persistence.users().isEmpty());
  }

  private ProcessBuilder suddenDeath() {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        SuddenDeath.class.getName(),
        directory.toString());
  }

  private JooqPersistence open() {
    return JooqPersistence.open(DatabaseSettings.embedded(directory, 2), TestStore.RANDOM);
  }

  /** A process that stores a user and halts without any cleanup. */
  static final class SuddenDeath {
    static final Username NAME = new Username("survivor");

    private SuddenDeath() {}

    public static void main(String[] arguments) {
      JooqPersistence persistence =
          JooqPersistence.open(
              DatabaseSettings.embedded(Path.of(arguments[0]), 2), TestStore.RANDOM);
      persistence.migrate();
      persistence.users().add(aUser().named(NAME.value()).build());
      Runtime.getRuntime().halt(HALTED);
    }
  }
}
