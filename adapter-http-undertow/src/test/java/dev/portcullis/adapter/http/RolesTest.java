package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RolesTest {
  private static final String HELPDESK =
      "{\"description\":\"Helps.\",\"permissions\":[\"users:read\",\"roles:assign\"],"
          + "\"inherits\":[\"user\"]}";

  private final Stage stage = Stage.open();
  private final User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
  private final User ada = stage.user("ada", RoleName.USER);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aNewRoleIsCreatedAndDefinedAnewAfterwards() {
    Reply created = put("helpdesk", HELPDESK);

    assertEquals(201, created.status(), created.body());
    assertEquals(
        "{\"name\":\"helpdesk\",\"description\":\"Helps.\",\"permissions\":[\"roles:assign\","
            + "\"users:read\"],\"inherits\":[\"user\"]}",
        created.body());
    assertEquals(created.body(), get("/api/roles/helpdesk").body());
    Reply changed = put("helpdesk", "{\"permissions\":[]}");
    assertEquals(200, changed.status());
    assertEquals(
        "{\"name\":\"helpdesk\",\"description\":\"\",\"permissions\":[],\"inherits\":[]}",
        changed.body());
  }

  @Test
  void rightsCountOnThisNodeWhenTheAnswerIsThere() {
    put("helpdesk", HELPDESK);
    assertEquals(204, send("PUT /api/users/" + ada.id() + "/roles/helpdesk").status());

    User now = stage.users.findById(ada.id()).orElseThrow();
    assertEquals(200, as(now, Request.get("/api/users")).status());
    put("helpdesk", "{\"permissions\":[]}");
    as(now, Request.get("/api/users")).isProblem(403, "access-denied");
  }

  @Test
  void rolesAreListedByNameInPages() {
    for (int i = 0; i < 4; i++) {
      put("clerk-" + i, "{\"permissions\":[]}");
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/api/roles?limit=3" + cursor).json();
      page.path("items").forEach(item -> seen.add(item.path("name").asText()));
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
    } while (!cursor.isEmpty());

    assertEquals(
        List.of("admin", "clerk-0", "clerk-1", "clerk-2", "clerk-3", "moderator", "user"), seen);
    get("/api/roles?cursor=spoiled").isProblem(400, "invalid-cursor");
    get("/api/roles?limit=101&x=1").hasViolations("limit out-of-range", "x unknown-field");
  }

  @ParameterizedTest
  @CsvSource({
    "A, name invalid-characters",
    "x, name invalid-characters",
    "help_desk, name invalid-characters",
    "9lives, name invalid-characters",
    "abcdefghijabcdefghijabcdefghijabc, name invalid-characters"
  })
  void aNameThatIsNoneIsAViolationWithTheRule(String name, String violation) {
    put(name, "{\"permissions\":[]}").hasViolations(violation);
    get("/api/roles/" + name).isProblem(404, "role-not-found");
    send("DELETE /api/roles/" + name).isProblem(404, "role-not-found");
  }

  @Test
  void bothSpellingsOfANameMeanOneRole() {
    assertEquals("admin", get("/api/roles/ROLE_ADMIN").json().path("name").asText());
    assertEquals(201, put("ROLE_CLERK", "{\"permissions\":[]}").status());
    assertEquals(200, get("/api/roles/clerk").status());
  }

  @Test
  void everyViolationIsReportedTogether() {
    put(
            "clerk",
            "{\"permissions\":[\"users\",\"users:read\",\"a:b:c\"],\"description\":7,\"id\":1}")
        .hasViolations(
            "description wrong-type",
            "id unknown-field",
            "permissions[0] invalid-characters",
            "permissions[2] invalid-characters");
    put("A", "{}").hasViolations("name invalid-characters", "permissions required");
    put("clerk", "{}").hasViolations("permissions required");
    put("clerk", "{\"permissions\":[],\"inherits\":[\"no-such\"]}").isProblem(400, "unknown-role");
    put("clerk", "{\"permissions\":[],\"inherits\":[\"No Such\"]}").isProblem(400, "unknown-role");
    put("clerk", "{\"permissions\":[],\"description\":\"a\\nb\"}")
        .hasViolations("description invalid-characters");
  }

  @ParameterizedTest
  @ValueSource(ints = {257, 10_000})
  void tooManyPermissionsAreAViolation(int count) {
    String permissions =
        IntStream.range(0, count)
            .mapToObj(i -> "\"r:a" + i + "\"")
            .collect(Collectors.joining(","));

    put("clerk", "{\"permissions\":[" + permissions + "]}").hasViolations("permissions too-long");
  }

  @Test
  void rolesDoNotInheritThemselves() {
    put("one", "{\"permissions\":[]}");
    put("two", "{\"permissions\":[],\"inherits\":[\"one\"]}");

    put("one", "{\"permissions\":[],\"inherits\":[\"two\"]}").isProblem(409, "role-cycle");
    put("one", "{\"permissions\":[],\"inherits\":[\"one\"]}").isProblem(409, "role-cycle");
  }

  @Test
  void onlyRolesThatAreNotUsedAreRemovedAndNeverThoseOfEveryInstallation() {
    put("one", "{\"permissions\":[]}");
    put("two", "{\"permissions\":[],\"inherits\":[\"one\"]}");
    assertEquals(204, send("PUT /api/users/" + ada.id() + "/roles/two").status());

    send("DELETE /api/roles/one").isProblem(409, "role-in-use");
    send("DELETE /api/roles/two").isProblem(409, "role-in-use");
    assertEquals(204, send("DELETE /api/users/" + ada.id() + "/roles/two").status());
    assertEquals(204, send("DELETE /api/roles/two").status());
    assertEquals(204, send("DELETE /api/roles/one").status());
    get("/api/roles/one").isProblem(404, "role-not-found");
    for (String builtIn : List.of("user", "moderator", "ROLE_ADMIN")) {
      send("DELETE /api/roles/" + builtIn).isProblem(409, "built-in-role");
    }
  }

  @Test
  void nobodyDefinesOrAssignsMoreThanTheyHave() {
    put("clerk", "{\"permissions\":[\"roles:write\",\"roles:assign\",\"roles:read\"]}");
    User clerk = stage.user("clerk", new RoleName("clerk"));

    as(clerk, Request.put("/api/roles/clerk", "{\"permissions\":[\"users:write\"]}"))
        .isProblem(403, "access-denied");
    as(clerk, Request.put("/api/roles/mine", "{\"permissions\":[],\"inherits\":[\"admin\"]}"))
        .isProblem(403, "access-denied");
    as(clerk, Request.put("/api/roles/admin", "{\"permissions\":[]}"))
        .isProblem(403, "access-denied")
        .says("Access denied! This needs every permission that it gives, takes or touches.");
    as(clerk, Request.of("PUT /api/users/" + clerk.id() + "/roles/admin"))
        .isProblem(403, "access-denied");
    as(clerk, Request.of("DELETE /api/users/" + boss.id() + "/roles/admin"))
        .isProblem(403, "access-denied");
    assertEquals(
        201,
        as(clerk, Request.put("/api/roles/mine", "{\"permissions\":[\"roles:read\"]}")).status());
  }

  @Test
  void theLastAdministratorCannotBeDefinedAway() {
    put("admin", "{\"permissions\":[\"users:read\"]}").isProblem(409, "last-admin");
    assertEquals(
        200, put("admin", "{\"permissions\":[\"roles:assign\",\"roles:write\"]}").status());
  }

  @Test
  void aChangeOfWhatWasNotReadIsRefused() {
    String first = put("clerk", "{\"permissions\":[]}").header("ETag");
    assertEquals(first, get("/api/roles/clerk").header("ETag"));
    String second = put("clerk", HELPDESK, "If-Match", first).header("ETag");

    assertNotEquals(first, second);
    put("clerk", HELPDESK, "If-Match", first).isProblem(412, "precondition-failed");
    put("clerk", HELPDESK, "If-Match", "W/" + second).isProblem(412, "precondition-failed");
    put("new", HELPDESK, "If-Match", "*").isProblem(412, "precondition-failed");
    put("clerk", HELPDESK, "If-None-Match", "*").isProblem(412, "precondition-failed");
    put("clerk", HELPDESK, "If-Match", "clerk").hasViolations("If-Match invalid-characters");
    put("clerk", HELPDESK, "If-None-Match", first).hasViolations("If-None-Match unknown-value");
    assertEquals(200, put("clerk", HELPDESK, "If-Match", "\"x\" ,, " + second).status());
    assertEquals(201, put("new", HELPDESK, "If-None-Match", "*").status());
    as(boss, Request.of("DELETE /api/roles/new").header("If-Match", first))
        .isProblem(412, "precondition-failed");
  }

  @Test
  void usersAreChangedAndRemovedOnConditionToo() {
    String path = "/api/users/" + ada.id();
    String tag = get(path).header("ETag");
    assertFalse(tag.isEmpty());
    Reply changed = as(boss, patch(path, "{\"username\":\"ada2\"}").header("If-Match", tag));
    assertEquals(200, changed.status(), changed.body());
    assertEquals(get(path).header("ETag"), changed.header("ETag"));

    as(boss, patch(path, "{\"username\":\"ada3\"}").header("If-Match", tag))
        .isProblem(412, "precondition-failed");
    as(boss, Request.of("DELETE " + path).header("If-Match", tag))
        .isProblem(412, "precondition-failed");
    assertEquals(
        204,
        as(boss, Request.of("DELETE " + path).header("If-Match", changed.header("ETag"))).status());
  }

  private static Request patch(String path, String json) {
    return Request.of("PATCH " + path).header("Content-Type", "application/json").body(json);
  }

  private Reply put(String role, String json) {
    return as(boss, Request.put("/api/roles/" + role, json));
  }

  private Reply put(String role, String json, String header, String value) {
    return as(boss, Request.put("/api/roles/" + role, json).header(header, value));
  }

  private Reply get(String target) {
    return as(boss, Request.get(target));
  }

  private Reply send(String methodAndTarget) {
    return as(boss, Request.of(methodAndTarget));
  }

  private Reply as(User user, Request request) {
    return stage.send(request.bearer(stage.token(user)));
  }
}
