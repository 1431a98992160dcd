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
  String TOO_LARGE = "{\"username\":\"" + "x".repeat(20_000) + "\"}";

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
      assertEquals(201, api.signUp("eve").statusCode());
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
