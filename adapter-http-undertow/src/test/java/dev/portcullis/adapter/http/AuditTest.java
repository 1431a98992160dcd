package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /api/audit}. */
final class AuditTest {
  private final Stage stage = Stage.open();
  private final User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
  private final User ada = stage.user("ada", RoleName.USER);

  @BeforeEach
  void act() {
    String roles = "/api/users/" + ada.id() + "/roles/moderator";
    assertEquals(204, send("PUT " + roles).status());
    assertEquals(204, send("DELETE " + roles).status());
    assertEquals(204, send("DELETE /api/users/" + ada.id() + "/sessions").status());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void entriesAreNewestFirstAndLeaveOutWhatTheyDoNotTell() {
    JsonNode items = get("?subject=" + ada.id()).path("items");

    assertEquals(3, items.size());
    assertEquals("all-sessions-ended", items.get(0).path("event").asText());
    assertEquals("role-revoked", items.get(1).path("event").asText());
    JsonNode assigned = items.get(2);
    List<String> names = new ArrayList<>();
    assigned.fieldNames().forEachRemaining(names::add);
    assertEquals(List.of("id", "at", "event", "actor", "subject", "detail"), names);
    assertEquals(boss.id().toString(), assigned.path("actor").asText());
    assertEquals(ada.id().toString(), assigned.path("subject").asText());
    assertEquals("moderator", assigned.path("detail").asText());
  }

  @Test
  void whatOperatorsDidNamesThemAndIsFound() {
    AuditActor root = AuditActor.of(Operator.of("root"));
    UUID id = stage.ids.next();
    stage.audit.append(
        new AuditEntry(
            id, stage.clock.instant(), new AdministrationEvent.AllSessionsEnded(root, ada.id())));

    JsonNode items = get("?actor=command-line&subject=" + ada.id()).path("items");
    assertEquals(1, items.size());
    assertEquals(id.toString(), items.get(0).path("id").asText());
    assertEquals("command-line:root", items.get(0).path("actor").asText());
  }

  @Test
  void filtersCanBeCombinedAndPagesFollowEachOther() {
    assertEquals(1, get("?event=role-revoked&actor=" + boss.id()).path("items").size());
    assertEquals(0, get("?event=role-revoked&actor=" + ada.id()).path("items").size());
    assertEquals(3, walk("?limit=1&subject=" + ada.id()).size());
  }

  @Test
  void sinceIsInclusiveAndUntilExclusive() {
    String at = get("?event=role-revoked").path("items").get(0).path("at").asText();
    assertEquals(1, get("?event=role-revoked&since=" + at).path("items").size());
    assertEquals(0, get("?event=role-revoked&until=" + at).path("items").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001-02-03T04:05:06Z",
        "2001-02-03t04:05:06z",
        "2001-02-03T04:05:06.123456789Z",
        "2001-02-03T04:05:06+05:30",
        "2001-02-03T04:05:06-00:00",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z"
      })
  void everyTimeOfTheStandardIsTaken(String time) {
    String query = "?since=" + URLEncoder.encode(time, StandardCharsets.UTF_8);
    assertEquals(3, get(query + "&subject=" + ada.id()).path("items").size());
    assertEquals(3, get("?until=9999-12-31T23:59:59Z&subject=" + ada.id()).path("items").size());
    // A plus that was not encoded is a blank to some.
    assertEquals(200, as(boss, "/api/audit?since=2001-02-03T04:05:06+05:30").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2001-02-03",
        "2001-02-03T04:05Z",
        "2001-02-03T04:05:06",
        "2001-02-30T04:05:06Z",
        "2001-02-03T24:05:06Z",
        "2001-02-03T04:05:06.1234567890Z",
        "981173106",
        "+12001-02-03T04:05:06Z"
      })
  void whatIsNoTimeIsAViolation(String time) {
    String query = URLEncoder.encode(time, StandardCharsets.UTF_8);
    as(boss, "/api/audit?since=" + query).hasViolations("since invalid-time");
    as(boss, "/api/audit?until=" + query).hasViolations("until invalid-time");
  }

  @Test
  void everyViolationIsReportedTogether() {
    as(boss, "/api/audit?actor=x&event=nothing&limit=0&page=2&since=x&subject=1&until=x")
        .hasViolations(
            "actor invalid-id",
            "event unknown-value",
            "limit out-of-range",
            "page unknown-field",
            "since invalid-time",
            "subject invalid-id",
            "until invalid-time");
  }

  @Test
  void cursorIsGoodForItsFiltersAlone() {
    String cursor = get("?limit=1&subject=" + ada.id()).path("nextCursor").asText();
    assertFalse(cursor.isEmpty());
    as(boss, "/api/audit?cursor=" + cursor).isProblem(400, "invalid-cursor");
    as(boss, "/api/audit?cursor=spoiled").isProblem(400, "invalid-cursor");
    assertEquals(200, as(boss, "/api/audit?subject=" + ada.id() + "&cursor=" + cursor).status());
  }

  @Test
  void onlyWhoMayReadTheTrailReadsIt() {
    User bob = stage.user("bob", RoleName.USER);
    as(bob, "/api/audit").isProblem(403, "access-denied");
    stage.send(Request.get("/api/audit")).isProblem(401, "missing-token");
  }

  private List<String> walk(String query) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(query + cursor);
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
      assertTrue(ids.size() <= 100);
    } while (!cursor.isEmpty());
    return ids;
  }

  private JsonNode get(String query) {
    Reply reply = as(boss, "/api/audit" + query);
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  private Reply send(String methodAndTarget) {
    return stage.send(Request.of(methodAndTarget).bearer(stage.token(boss)));
  }

  private Reply as(User user, String target) {
    return stage.send(Request.get(target).bearer(stage.token(user)));
  }
}
