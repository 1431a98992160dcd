package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A database server that answers and does not do what we need, as its operator sees it. */
@Isolated("it changes global variables of the database server")
class DatabaseStatesProcessIT {
  private static final String NOT_READY =
      "The node is not ready: a test write to the database failed";
  private static final String READY_AGAIN = "The database accepts writes again";
  private static final int REQUESTS = 3;

  /** A variable, the value with which the server refuses our writes, and what the log says. */
  private record State(String variable, String value, String told) {
    static final State BY_STATEMENT =
        new State("binlog_format", "STATEMENT", "set binlog_format to ROW or MIXED");
  }

  private static final List<State> STATES =
      List.of(
          State.BY_STATEMENT,
          new State("read_only", "ON", "switch read_only"),
          new State("offline_mode", "ON", "set offline_mode to OFF"));

  /** What others set for reasons of theirs, and nobody may notice. */
  private static final Map<String, String> UNUSUAL =
      Map.of(
          "sql_mode", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT",
          "time_zone", "+13:45",
          "transaction_isolation", "SERIALIZABLE",
          "wait_timeout", "2",
          "character_set_server", "latin1");

  @AutoClose private final TestDatabase database = TestDatabase.mysql();
  private final String account = "t" + UUID.randomUUID().toString().substring(0, 13);
  @TempDir private Path directory;
  private ServerSettings server;

  /** Without the rights that exempt an account from such states. */
  @BeforeEach
  void makeAccount() throws SQLException {
    server = new ServerSettings(database);
    server.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'secret'".formatted(account));
    server.execute("GRANT ALL ON %s.* TO '%s'@'%%'".formatted(schema(), account));
  }

  @AfterEach
  void putBack() throws SQLException {
    server.close();
    try (ServerSettings again = new ServerSettings(database)) {
      again.execute("DROP USER '%s'@'%%'".formatted(account));
    }
  }

  @Test
  void eachStateIsToldOnceAnsweredWith503AndLeftByItself() throws SQLException {
    server.execute("ALTER DATABASE " + schema() + " CHARACTER SET latin1");
    for (Map.Entry<String, String> each : UNUSUAL.entrySet()) {
      server.setIfKnown(each.getKey(), each.getValue());
    }
    boolean byStatement = possible().contains(State.BY_STATEMENT);
    if (byStatement) {
      server.set("binlog_format", "STATEMENT");
    }
    try (ServerProcess node = ServerProcess.start(directory, settings())) {
      if (byStatement) {
        node.awaitLine(State.BY_STATEMENT.told());
        server.reset();
      }
      node.awaitReady();
      Api api = new Api(node.address());
      assertEquals(201, api.signUp("ada").statusCode());
      for (State state : possible()) {
        assertLeft(state, node, api);
      }
      assertEquals(200, api.refresh(api.tokensOf("ada").refresh()).statusCode());
      assertFalse(
          node.lines().stream().anyMatch(line -> line.startsWith("\tat ")),
          () -> "stack traces:\n" + String.join("\n", node.lines()));
    }
  }

  @Test
  void tableOfSomebodyElseEndsTheStartWithOneSentence() throws SQLException {
    server.execute("CREATE TABLE users (id INT PRIMARY KEY)");
    try (ServerProcess node = ServerProcess.start(directory, settings())) {
      assertEquals(1, node.awaitExit());
      List<String> errors = node.lines().stream().filter(line -> line.contains("ERROR")).toList();
      assertEquals(1, errors.size(), () -> String.join("\n", node.lines()));
      assertTrue(errors.get(0).contains("names that it needs: users. Rename them"), errors.get(0));
      assertFalse(node.lines().stream().anyMatch(line -> line.startsWith("\tat ")));
    }
  }

  private void assertLeft(State state, ServerProcess node, Api api) throws SQLException {
    Api management = new Api(node.managementAddress());
    long told = told(node, state);
    long again = count(node, READY_AGAIN);
    server.set(state.variable(), state.value());
    // Sessions keep what they began with.
    server.endSessionsOf(account);
    Waiting.until(() -> management.get("/readyz").statusCode() == 503, "down: " + state);
    assertTrue(management.get("/readyz").body().contains("\"database\":\"down\""));
    for (int i = 0; i < REQUESTS; i++) {
      HttpResponse<String> refused = api.signUp("bob" + i);
      assertEquals(503, refused.statusCode(), () -> state + refused.body());
      assertEquals("store-unavailable", Api.code(refused));
    }
    server.reset();
    Waiting.until(() -> management.get("/readyz").statusCode() == 200, "up after " + state);
    Waiting.until(() -> api.signIn("ada", Api.PASSWORD).statusCode() == 200, "after " + state);
    Waiting.until(() -> count(node, READY_AGAIN) == again + 1, "one line after " + state);
    assertEquals(told + 1, told(node, state), () -> state + String.join("\n", node.lines()));
  }

  private static long told(ServerProcess node, State state) {
    return node.lines().stream()
        .filter(line -> line.contains(NOT_READY) && line.contains(state.told()))
        .count();
  }

  private static long count(ServerProcess node, String text) {
    return node.lines().stream().filter(line -> line.contains(text)).count();
  }

  /** Where nothing is recorded, nothing is refused for how; MariaDB has fewer variables. */
  private List<State> possible() throws SQLException {
    boolean isRecorded = server.value("log_bin").filter("ON"::equals).isPresent();
    List<State> possible = new ArrayList<>();
    for (State state : STATES) {
      boolean isKnown = server.value(state.variable()).isPresent();
      if (isKnown && (isRecorded || !state.equals(State.BY_STATEMENT))) {
        possible.add(state);
      }
    }
    return possible;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.put("AUTH_DB_USER", account);
    settings.put("AUTH_DB_PASSWORD", "secret");
    return settings;
  }

  private String schema() {
    return database.jdbcUrl().replaceFirst("[?].*", "").replaceFirst(".*/", "");
  }
}
