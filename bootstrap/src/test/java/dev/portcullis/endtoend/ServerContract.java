package dev.portcullis.endtoend;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.testkit.fixture.Race;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The behaviour of the server on every database. Every test starts on an empty one. */
interface ServerContract {
  String ADMIN = "root";

  /** Settings that create the first administrator. */
  Map<String, String> ADMINISTRATOR =
      Map.of(
          "AUTH_ADMIN_USERNAME",
          ADMIN,
          "AUTH_ADMIN_EMAIL",
          "root@example.org",
          "AUTH_ADMIN_PASSWORD",
          Api.PASSWORD);

  String TOO_LARGE = "{\"username\":\"" + "x".repeat(20_000) + "\"}";

  int RACERS = 32;
  String ADA = "username = 'ada'";
  String ADA_SIGNED = ADA + " AND event = 'signed-up'";
  String ORPHANED = "user_id NOT IN (SELECT id FROM users)";

  /** Settings that lead to an empty database; the same during one test. */
  Map<String, String> database();

  /** A connection to {@link #database()} of a server that ran in {@code directory} and ended. */
  Connection connect(Path directory) throws SQLException;

  /** How the start-up line names that database: without parameters, user and password. */
  String location(Path directory);

  /** A server on {@link #database()}, with a first administrator. */
  default ServerProcess serve(Path directory) {
    return serve(directory, Map.of());
  }

  /** A server with more settings than that. */
  default ServerProcess serve(Path directory, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(database());
    settings.putAll(more);
    settings.putAll(ADMINISTRATOR);
    return ServerProcess.start(directory, settings).awaitReady();
  }

  @Test
  default void accountsRolesAndTokensOutliveARestart(@TempDir Path directory) {
    String oldToken;
    try (ServerProcess server = serve(directory)) {
      Api api = new Api(server.address());
      assertEquals(201, api.signUp("Ada").statusCode());
      assertEquals(201, api.signUp("mod").statusCode());
      assertEquals(201, api.signUp("eve").statusCode());
      String admin = api.tokenOf(ADMIN);
      assertEquals(
          204, api.call("PUT", rolePath(api, admin, "mod", "moderator"), admin).statusCode());
      oldToken = api.tokenOf("ada");
      assertEquals(0, server.terminate());
    }
    try (ServerProcess server = serve(directory)) {
      assertSaysOnceWhereItIs(server, location(directory));
      Api api = new Api(server.address());
      assertEquals(200, api.getAs(oldToken, "/api/test/user").statusCode());
      assertGuardedRoutes(api);
      assertEquals(0, server.terminate());
    }
  }

  @Test
  default void whatWasAnsweredOutlivesAKill(@TempDir Path directory) {
    try (ServerProcess server = serve(directory)) {
      assertEquals(201, new Api(server.address()).signUp("ada").statusCode());
      server.kill();
    }
    try (ServerProcess server = serve(directory)) {
      assertEquals(200, new Api(server.address()).signIn("ada", Api.PASSWORD).statusCode());
    }
  }

  @Test
  default void badInputIsRefusedClearlyAndLeavesNothing(@TempDir Path directory) {
    try (ServerProcess server = serve(directory)) {
      Api api = new Api(server.address());
      assertEquals(201, api.signUp("ada").statusCode());
      assertAll(
          () ->
              refused(403, "role-not-self-assignable", api.signUp("eve", "\"roles\":[\"admin\"]")),
          () -> refused(400, "unknown-role", api.signUp("eve", "\"roles\":[\"king\"]")),
          () -> refused(409, "username-taken", api.signUp("ADA")),
          () -> refused(400, "validation-failed", api.signUp("eve", "\"roles\":\"admin\"")),
          () -> refused(400, "validation-failed", api.signUp("eve", "\"isAdmin\":true")),
          () -> refused(400, "malformed-json", api.post("/api/auth/signup", "{\"username\":")),
          () -> refused(413, "payload-too-large", api.post("/api/auth/signup", TOO_LARGE)),
          () -> refused(413, "payload-too-large", api.postInChunks("/api/auth/signup", TOO_LARGE)),
          () ->
              refused(
                  415,
                  "unsupported-media-type",
                  api.postAs("text/plain", "/api/auth/signup", "{}")),
          () -> refused(401, "invalid-credentials", api.signIn("ada", "wrong")),
          () -> refused(401, "invalid-credentials", api.signIn("nobody", "wrong")));
      JsonNode users = Api.json(api.getAs(api.tokenOf(ADMIN), "/api/users"));
      assertEquals(List.of("root", "ada"), names(users));
      assertFalse(String.join("\n", server.lines()).contains(Api.PASSWORD));
    }
  }

  @Test
  default void theLastAdministratorStays(@TempDir Path directory) {
    try (ServerProcess server = serve(directory)) {
      Api api = new Api(server.address());
      String admin = api.tokenOf(ADMIN);
      String path = rolePath(api, admin, ADMIN, "admin");
      refused(409, "last-admin", api.call("DELETE", path, admin));
      assertEquals(200, api.getAs(admin, "/api/test/admin").statusCode());
    }
  }

  @Test
  default void ofManyWhoSignUpWithOneNameOneWinsAndTheOthersLeaveNothing(@TempDir Path directory)
      throws SQLException {
    // The cheapest hash: many at once are wanted, not much work.
    Map<String, String> wide =
        Map.of("AUTH_LIMIT_SIGNUP_PERMITS", "100000", "AUTH_PASSWORD_COST", "10");
    try (ServerProcess server = serve(directory, wide)) {
      Api api = new Api(server.address());
      Race<Integer> race = Race.of(RACERS, lane -> patient(() -> api.signUp("ada")).statusCode());
      assertEquals(List.of(), race.failures());
      assertEquals(
          Map.of(201, 1L, 409, RACERS - 1L),
          race.results().stream().collect(groupingBy(identity(), counting())));
      assertEquals(200, api.signIn("ada", Api.PASSWORD).statusCode());
      assertEquals(0, server.terminate());
    }
    try (Connection connection = connect(directory)) {
      assertEquals(2, count(connection, "users"), "root and ada");
      assertEquals(2, count(connection, "credentials"));
      assertEquals(1, count(connection, "audit_events WHERE event = 'signed-up'"));
      assertEquals(1, count(connection, "user_roles JOIN users ON id = user_id WHERE " + ADA));
      assertEquals(0, count(connection, "user_roles WHERE " + ORPHANED));
      assertEquals(0, count(connection, "credentials WHERE " + ORPHANED));
      assertEquals(
          1,
          count(
              connection, "audit_events JOIN users ON users.id = subject_id WHERE " + ADA_SIGNED));
    }
  }

  private static void assertSaysOnceWhereItIs(ServerProcess server, String location) {
    List<String> told =
        server.lines().stream().filter(line -> line.contains(" is ready ")).toList();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).endsWith(", database " + location), () -> told + " and " + location);
  }

  /** What comes of a request once the server is no longer busy; waits as long as it asks for. */
  private static HttpResponse<String> patient(Supplier<HttpResponse<String>> request) {
    HttpResponse<String> answer = request.get();
    while (answer.statusCode() == 503) {
      refused(503, "busy", answer);
      long seconds = answer.headers().firstValueAsLong("Retry-After").orElseThrow();
      LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
      answer = request.get();
    }
    return answer;
  }

  private static long count(Connection connection, String rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      assertTrue(result.next());
      return result.getLong(1);
    }
  }

  private static void assertGuardedRoutes(Api api) {
    String admin = api.tokenOf(ADMIN);
    new GuardedRoutes(api, idOf(api, admin, "eve"))
        .assertOpenTo(api.tokenOf("ada"), api.tokenOf("mod@example.org"), admin);
    assertEquals("Public Content.", api.get("/api/test/all").body());
    assertEquals("Admin Content.", api.getAs(admin, "/api/test/admin").body());
    assertTrue(
        names(Api.json(api.getAs(admin, "/api/users"))).containsAll(List.of("root", "Ada", "mod")));
  }

  private static String idOf(Api api, String admin, String name) {
    JsonNode found = Api.json(api.getAs(admin, "/api/users?query=" + name)).get("items").get(0);
    return found.get("id").textValue();
  }

  private static String rolePath(Api api, String admin, String name, String role) {
    return "/api/users/" + idOf(api, admin, name) + "/roles/" + role;
  }

  private static List<String> names(JsonNode page) {
    return StreamSupport.stream(page.get("items").spliterator(), false)
        .map(user -> user.get("username").textValue())
        .toList();
  }

  private static void refused(int status, String code, HttpResponse<String> answer) {
    assertEquals(status + " " + code, answer.statusCode() + " " + Api.code(answer), answer::body);
  }
}
