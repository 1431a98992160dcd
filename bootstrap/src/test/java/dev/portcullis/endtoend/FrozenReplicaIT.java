package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.testkit.database.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes read one feed, until one of them reads a copy of it to which nothing is written any
 * more, as on a server that is cut off from its replication group and still answers. Its reads are
 * answered all the time; only the heartbeat shows that nothing new arrives.
 */
class FrozenReplicaIT {
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final List<String> TABLES = List.of("revocations", "revocation_heartbeats");
  private static final String PAGE = "/api/test/user";

  @AutoClose private final TestDatabase group = TestDatabase.mysql();
  @AutoClose private final TestDatabase replica = TestDatabase.mysql();

  @Test
  void aNodeThatReadsAFrozenFeedRefusesFromTheLimitOnAndRecoversWhenItMoves(
      @TempDir Path one, @TempDir Path other) throws SQLException {
    migrate(group);
    migrate(replica);
    try (Connection connection = replica.connect();
        Connection writer = group.connect()) {
      String source = "`" + writer.getCatalog() + "`.";
      for (String table : TABLES) {
        execute(connection, "DROP TABLE " + table);
      }
      read(connection, source);
      try (ServerProcess within = serve(one, group);
          ServerProcess outside = serve(other, replica)) {
        freezeAndThaw(within, outside, connection, source);
      }
    }
  }

  private static void freezeAndThaw(
      ServerProcess within, ServerProcess outside, Connection connection, String source)
      throws SQLException {
    Api good = new Api(within.address());
    Api api = new Api(outside.address());
    Api management = new Api(outside.managementAddress());
    assertEquals(201, good.signUp("bob").statusCode());
    assertEquals(201, api.signUp("ada").statusCode());
    String bob = good.tokensOf("bob").access();
    String ada = api.tokensOf("ada").access();
    assertEquals(200, api.getAs(ada, PAGE).statusCode());
    assertEquals(200, management.get("/readyz").statusCode());

    long frozen = System.nanoTime();
    freeze(connection, source);
    Waiting.until(() -> api.getAs(ada, PAGE).statusCode() != 200, "refusals");
    Duration served = Duration.ofNanos(System.nanoTime() - frozen);

    assertTrue(served.compareTo(LIMIT.dividedBy(2)) > 0, () -> "served until " + served + " only");
    HttpResponse<String> refused = api.getAs(ada, PAGE);
    assertEquals(503, refused.statusCode());
    assertEquals("store-unavailable", Api.code(refused));
    HttpResponse<String> ready = management.get("/readyz");
    assertEquals(503, ready.statusCode());
    assertTrue(ready.body().contains("\"revocations\":\"down\""), ready::body);
    assertTrue(ready.body().contains("\"database\":\"up\""), ready::body);
    assertEquals(200, good.getAs(bob, PAGE).statusCode(), "the other node still answers");

    read(connection, source);
    Waiting.until(() -> api.getAs(ada, PAGE).statusCode() == 200, "status 200");
    Waiting.until(() -> management.get("/readyz").statusCode() == 200, "readiness");
  }

  private static ServerProcess serve(Path directory, TestDatabase database) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.put("AUTH_REVOCATION_MAX_STALENESS", LIMIT.toSeconds() + "s");
    return ServerProcess.start(directory, settings).awaitReady();
  }

  /** Both read and write what is in {@code source}. */
  private static void read(Connection connection, String source) throws SQLException {
    for (String table : TABLES) {
      execute(
          connection,
          "CREATE OR REPLACE VIEW %1$s AS SELECT * FROM %2$s%1$s".formatted(table, source));
    }
  }

  /** From one statement to the next, reads find what there was, and writes are refused. */
  private static void freeze(Connection connection, String source) throws SQLException {
    for (String table : TABLES) {
      execute(
          connection,
          "CREATE TABLE frozen_%1$s AS SELECT * FROM %2$s%1$s".formatted(table, source));
      execute(
          connection,
          "CREATE OR REPLACE VIEW %1$s AS SELECT DISTINCT * FROM frozen_%1$s".formatted(table));
    }
  }

  private static void migrate(TestDatabase database) {
    DatabaseSettings settings =
        new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), 2);
    try (JooqPersistence store = JooqPersistence.open(settings, new SecureRandom())) {
      store.migrate();
    }
  }

  private static void execute(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
