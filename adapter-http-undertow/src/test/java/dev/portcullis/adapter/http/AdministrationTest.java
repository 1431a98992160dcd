package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.UserFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdministrationTest {
  private final Stage stage = Stage.open();
  private final User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
  private final User ada = stage.user("ada", RoleName.USER);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theListShowsStoredRoleNamesAndStatus() {
    User bob =
        stage.store(UserFixture.aUser().named("bob").withStatus(UserStatus.DISABLED).build());
    Reply reply = list("?query=bob");

    assertEquals(200, reply.status(), reply.body());
    assertEquals(
        ("{\"items\":[{\"id\":\"%s\",\"username\":\"bob\",\"email\":\"bob@example.org\","
                + "\"roles\":[\"user\"],\"status\":\"disabled\","
                + "\"createdAt\":\"2026-01-02T03:04:05.678901Z\"}]}")
            .formatted(bob.id()),
        reply.body());
  }

  @Test
  void pagesFollowEachOtherUntilThereIsNoCursor() {
    for (int i = 0; i < 5; i++) {
      stage.user("user-" + i, RoleName.USER);
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page = list("?limit=3" + cursor).json();
      page.path("items").forEach(item -> seen.add(item.path("username").asText()));
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
      pages++;
    } while (!cursor.isEmpty());

    assertEquals(3, pages);
    assertEquals(7, seen.size());
    assertEquals(7, seen.stream().distinct().count());
  }

  @Test
  void twentyIsTheUsualPage() {
    for (int i = 0; i < 20; i++) {
      stage.user("user-" + i, RoleName.USER);
    }
    Reply reply = list("");

    assertEquals(20, reply.json().path("items").size());
    assertTrue(reply.json().has("nextCursor"));
    assertEquals(22, list("?limit=100").json().path("items").size());
  }

  @ParameterizedTest
  @CsvSource({
    "?role=admin, 1",
    "?role=user, 2",
    "?role=nothing, 0",
    "?status=active, 2",
    "?status=locked, 0",
    "?query=ADA, 1",
    "?query=%25, 0",
    "?query=a_a, 0",
    "?query=, 2",
    "?query=boss&role=admin&status=active&limit=1, 1"
  })
  void theListCanBeNarrowed(String query, int count) {
    assertEquals(count, list(query).json().path("items").size());
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, limit out-of-range",
    "?limit=101, limit out-of-range",
    "?limit=-1, limit out-of-range",
    "?limit=1.5, limit out-of-range",
    "?limit=++5, limit out-of-range",
    "?limit=+-5, limit out-of-range",
    "?limit=+, limit out-of-range",
    "?limit=00, limit out-of-range",
    "?limit=+101, limit out-of-range",
    "?limit=, limit out-of-range",
    "?limit=ten, limit out-of-range",
    "?limit=99999999999999999999, limit out-of-range",
    "?limit=5&limit=5, limit duplicate",
    "?status=ACTIVE, status unknown-value",
    "?role=Admin, role invalid-characters",
    "?sort=name, sort unknown-field",
    "?cursor=x&cursor=y, cursor duplicate"
  })
  void aBadQueryIsAViolation(String query, String violation) {
    list(query).hasViolations(violation);
  }

  @Test
  void allViolationsOfAQueryAreToldAtOnce() {
    list("?limit=0&status=x&page=2")
        .hasViolations("limit out-of-range", "status unknown-value", "page unknown-field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "a.b"})
  void aSpoiledCursorIsNoticed(String cursor) {
    list("?cursor=" + cursor).isProblem(400, "invalid-cursor");
  }

  @Test
  void aCursorWithOneCharacterChangedIsSpoiled() {
    String cursor = list("?limit=1").json().path("nextCursor").asText();
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String spoiled = cursor.substring(0, i) + other + cursor.substring(i + 1);
      list("?cursor=" + spoiled).isProblem(400, "invalid-cursor");
    }
    list("?cursor=" + cursor + "=").isProblem(400, "invalid-cursor");
    assertEquals(200, list("?cursor=" + cursor).status());
  }

  @Test
  void onlyAdministratorsList() {
    Request list = Request.get("/api/users");
    stage.send(list).isProblem(401, "missing-token");
    stage
        .send(list.bearer(stage.token(ada)))
        .isProblem(403, "access-denied")
        .says("Access denied!");
  }

  @Test
  void assigningAndRevokingAreIdempotentAndAnswerNothing() {
    for (int i = 0; i < 2; i++) {
      assertDone(change("PUT", ada.id().toString(), "moderator"));
      assertTrue(stored().roles().contains(RoleName.MODERATOR));
    }
    for (int i = 0; i < 2; i++) {
      assertDone(change("DELETE", ada.id().toString(), "moderator"));
      assertFalse(stored().roles().contains(RoleName.MODERATOR));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE"})
  void whatDoesNotExistAndWhatCannotExistAreNotFound(String method) {
    String id = ada.id().toString();
    change(method, Ids.userId().toString(), "user").isProblem(404, "user-not-found");
    change(method, "1", "user").isProblem(404, "user-not-found");
    change(method, id.replace("-", "") + "----", "user").isProblem(404, "user-not-found");
    change(method, id.replace("-", ""), "user").isProblem(404, "user-not-found");
    change(method, id, "nothing").isProblem(404, "role-not-found");
    change(method, id, "ADMIN")
        .isProblem(404, "role-not-found")
        .says("There is no such role. Roles are spelled as in admin or ROLE_ADMIN.");
    change(method, id, "a%20b").isProblem(404, "role-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE"})
  void onlyAdministratorsAssign(String method) {
    Request request = Request.of(method + " /api/users/" + ada.id() + "/roles/admin");
    stage.send(request).isProblem(401, "missing-token");
    stage.send(request.bearer(stage.token(ada))).isProblem(403, "access-denied");
    assertEquals(java.util.Set.of(RoleName.USER), stored().roles());
  }

  @Test
  void theLastAdministratorStays() {
    change("DELETE", boss.id().toString(), "admin").isProblem(409, "last-admin");
    assertDone(change("PUT", ada.id().toString(), "admin"));
    assertDone(change("DELETE", boss.id().toString(), "admin"));
  }

  private User stored() {
    return stage.users.findById(ada.id()).orElseThrow();
  }

  private Reply list(String query) {
    return stage.send(Request.get("/api/users" + query).bearer(stage.token(boss)));
  }

  private Reply change(String method, String id, String role) {
    return stage.send(
        Request.of(method + " /api/users/" + id + "/roles/" + role).bearer(stage.token(boss)));
  }

  private static void assertDone(Reply reply) {
    assertEquals(204, reply.status(), reply.body());
    assertEquals("", reply.body());
    assertEquals("", reply.header("Content-Type"));
  }
}
