package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server does for people, whatever database is under it. Every test starts on an empty
 * one.
 */
interface ServerContract {
  String ADMIN = "root";

  /** Settings that lead to an empty database; the same during one test. */
  Map<String, String> database();

  /** A server on {@link #database()}, with a first administrator. */
  default ServerProcess serve(Path directory) {
    Map<String, String> settings = new HashMap<>(database());
    settings.put("AUTH_ADMIN_USERNAME", ADMIN);
    settings.put("AUTH_ADMIN_EMAIL", "root@example.org");
    settings.put("AUTH_ADMIN_PASSWORD", Api.PASSWORD);
    return ServerProcess.start(directory, settings).awaitReady();
  }

  @Test
  default void accountsRolesAndTokensOutliveARestart(@TempDir Path directory) {
    String oldToken;
    try (ServerProcess server = serve(directory)) {
      Api api = new Api(server.address());
      assertEquals(201, api.signUp("Ada").statusCode());
      assertEquals(201, api.signUp("mod").statusCode());
      String admin = api.tokenOf(ADMIN);
      assertEquals(
          204, api.call("PUT", rolePath(api, admin, "mod", "moderator"), admin).statusCode());
      oldToken = api.tokenOf("ada");
      assertEquals(0, server.terminate());
    }
    try (ServerProcess server = serve(directory)) {
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
          () ->
              refused(
                  413,
                  "payload-too-large",
                  api.signUp("eve", "\"x\":\"" + "x".repeat(20_000) + "\"")),
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

  private static void assertGuardedRoutes(Api api) {
    String user = api.tokenOf("ada");
    String moderator = api.tokenOf("mod@example.org");
    String admin = api.tokenOf(ADMIN);
    assertEquals("Public Content.", api.get("/api/test/all").body());
    for (String path :
        List.of("/api/me", "/api/users", "/api/test/user", "/api/test/mod", "/api/test/admin")) {
      refused(401, "missing-token", api.get(path));
      refused(401, "invalid-token", api.getAs(user + "x", path));
    }
    for (String token : List.of(user, moderator, admin)) {
      assertEquals("User Content.", api.getAs(token, "/api/test/user").body());
      assertEquals("User Content.", api.get("/api/test/user", "x-access-token", token).body());
      assertEquals(200, api.getAs(token, "/api/me").statusCode());
    }
    assertEquals(
        "Moderator Content.", api.get("/api/test/mod", "x-access-token", moderator).body());
    assertEquals("Admin Content.", api.getAs(admin, "/api/test/admin").body());
    refused(403, "access-denied", api.getAs(user, "/api/test/mod"));
    refused(403, "access-denied", api.getAs(admin, "/api/test/mod"));
    refused(403, "access-denied", api.getAs(moderator, "/api/test/admin"));
    refused(403, "access-denied", api.getAs(moderator, "/api/users"));
    assertTrue(
        names(Api.json(api.getAs(admin, "/api/users"))).containsAll(List.of("root", "Ada", "mod")));
  }

  private static String rolePath(Api api, String admin, String name, String role) {
    JsonNode found = Api.json(api.getAs(admin, "/api/users?query=" + name)).get("items").get(0);
    return "/api/users/" + found.get("id").textValue() + "/roles/" + role;
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
