package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Background;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Another client locks the tables for longer than any statement may wait, while clients refresh.
 */
@Isolated("it locks all tables of the database server")
class LockedDatabaseIT {
  private static final int POOL_SIZE = 6;
  private static final int CLIENTS = 20;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Three times as long as statements of the server wait for a lock. */
  private static final long HELD_NANOS = Duration.ofSeconds(6).toNanos();

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isHeld = new AtomicBoolean();

  /** The answer to a client, and how long it took. */
  private record Answer(int status, Duration after) {}

  @Test
  void aBackupThatHoldsTheReadLockCostsNoConnections(@TempDir Path directory) throws SQLException {
    try (ServerProcess server = serve(directory);
        Connection backup = database.connect();
        Statement statement = backup.createStatement()) {
      Api api = new Api(server.address());
      List<String> tokens = signIn(api);
      statement.execute("FLUSH TABLES WITH READ LOCK");
      assertBoundedWhileHeld(api, tokens, statement, () -> statement.execute("UNLOCK TABLES"));
    }
  }

  @Test
  void aChangeOfTheSchemaThatWaitsCostsNoConnections(@TempDir Path directory) throws SQLException {
    try (ServerProcess server = serve(directory);
        Connection reader = database.connect();
        Statement statement = reader.createStatement()) {
      Api api = new Api(server.address());
      List<String> tokens = signIn(api);
      reader.setAutoCommit(false);
      statement.executeQuery("SELECT COUNT(*) FROM sessions").close();
      Background<Boolean> change = Background.start(this::changeSessions);
      awaitWaiting(statement);
      assertBoundedWhileHeld(api, tokens, statement, reader::rollback);
      assertTrue(change.result());
    }
  }

  private void assertBoundedWhileHeld(
      Api api, List<String> tokens, Statement watch, Release release) throws SQLException {
    isHeld.set(true);
    List<Background<Boolean>> clients =
        tokens.stream().map(token -> Background.start(() -> refreshWhileHeld(api, token))).toList();
    int most = mostConnections(watch);
    isHeld.set(false);
    release.run();
    clients.forEach(client -> assertTrue(client.result()));

    assertTrue(most <= POOL_SIZE + 1, () -> "connections at once: " + most);
    assertFalse(answers.isEmpty());
    assertTrue(
        answers.stream().allMatch(answer -> answer.after().compareTo(LIMIT) < 0),
        answers::toString);
    assertEquals(CLIENTS, answers.stream().filter(answer -> answer.status() == 200).count());
    assertTrue(
        answers.stream().filter(answer -> answer.status() == 503).count() >= CLIENTS,
        answers::toString);
  }

  /** Until the server has recovered, and the token is good for one more. */
  private boolean refreshWhileHeld(Api api, String token) {
    int status = 503;
    while (status == 503) {
      long asked = System.nanoTime();
      HttpResponse<String> answer = api.refresh(token);
      status = answer.statusCode();
      answers.add(new Answer(status, Duration.ofNanos(System.nanoTime() - asked)));
    }
    return status == 200;
  }

  /** While the tables are held, of all who use this database but the test itself. */
  private int mostConnections(Statement watch) throws SQLException {
    int most = 0;
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < HELD_NANOS) {
      most =
          Math.max(
              most,
              count(
                  watch,
                  "SELECT COUNT(*), SLEEP(0.05) FROM information_schema.processlist"
                      + " WHERE db = DATABASE() AND id <> CONNECTION_ID()"
                      + " AND COALESCE(info, '') NOT LIKE 'ALTER TABLE%'"));
    }
    assertTrue(isHeld.get());
    return most;
  }

  private static void awaitWaiting(Statement watch) {
    Waiting.until(
        () -> {
          try {
            return count(
                    watch,
                    "SELECT COUNT(*) FROM information_schema.processlist"
                        + " WHERE db = DATABASE() AND info LIKE 'ALTER TABLE%'"
                        + " AND state LIKE 'Waiting for table metadata lock%'")
                == 1;
          } catch (SQLException gone) {
            throw new AssertionError(gone);
          }
        },
        "a change of the schema that waits");
  }

  private static int count(Statement watch, String query) throws SQLException {
    try (ResultSet count = watch.executeQuery(query)) {
      count.next();
      return count.getInt(1);
    }
  }

  private boolean changeSessions() throws SQLException {
    try (Connection operator = database.connect();
        Statement statement = operator.createStatement()) {
      statement.execute("ALTER TABLE sessions COMMENT 'changed'");
      return true;
    }
  }

  private static List<String> signIn(Api api) {
    assertEquals(201, api.signUp("ada").statusCode());
    return IntStream.range(0, CLIENTS).mapToObj(client -> api.tokensOf("ada").refresh()).toList();
  }

  private ServerProcess serve(Path directory) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.put("AUTH_DB_POOL_SIZE", Integer.toString(POOL_SIZE));
    return ServerProcess.start(directory, settings).awaitReady();
  }

  /** Gives the tables free. */
  @FunctionalInterface
  private interface Release {
    void run() throws SQLException;
  }
}
