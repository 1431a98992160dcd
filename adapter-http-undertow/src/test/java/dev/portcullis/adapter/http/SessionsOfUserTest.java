package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code GET /api/users/{id}/sessions}. */
final class SessionsOfUserTest {
  private static final RoleName CLERK = new RoleName("clerk");

  private final Stage stage = Stage.open();
  private final User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
  private final User ada = stage.user("ada", RoleName.USER);
  private final String path = "/api/users/" + ada.id() + "/sessions";

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void sessionsAreShownAsToTheirOwnerWithoutCurrent() {
    Client.signedIn(stage, "ada");
    stage.clock.advance(Duration.ofSeconds(1));
    Client client = Client.signedIn(stage, "ada");
    Client.signedIn(stage, "boss");

    JsonNode own = client.send(Request.get("/api/me/sessions")).json();
    own.path("items").forEach(item -> ((ObjectNode) item).remove("current"));
    Reply shown = asBoss(path);

    assertEquals(200, shown.status(), shown.body());
    assertEquals(2, shown.json().path("items").size());
    assertEquals(own, shown.json());
    assertFalse(shown.body().contains("current"));
  }

  @Test
  void userWithoutSessionsHasAnEmptyList() {
    assertEquals("{\"items\":[]}", asBoss(path).body());
  }

  @Test
  void whoDoesNotOrCannotExistIsNotFound() {
    for (String missing :
        List.of(Ids.userId().toString(), "1", "me", "%00", ada.id().toString().replace("-", ""))) {
      asBoss("/api/users/" + missing + "/sessions").isProblem(404, "user-not-found");
    }
  }

  @Test
  void onlyThePermissionOverSessionsOpensTheList() {
    stage.database.define(new Role(CLERK, "", Set.of()));
    for (Permission other :
        List.of(Permission.USERS_READ, Permission.USERS_WRITE, Permission.ROLES_ASSIGN)) {
      stage.database.grant(new AccessRule(CLERK, other, Scope.ALL));
    }
    stage.database.grant(new AccessRule(CLERK, Permission.SESSIONS_REVOKE, Scope.OWN));
    User clerk = stage.user("clerk", CLERK);

    stage.send(Request.get(path)).isProblem(401, "missing-token");
    for (User other : List.of(ada, clerk)) {
      stage.send(Request.get(path).bearer(stage.token(other))).isProblem(403, "access-denied");
    }
  }

  private Reply asBoss(String target) {
    return stage.send(Request.get(target).bearer(stage.token(boss)));
  }
}
