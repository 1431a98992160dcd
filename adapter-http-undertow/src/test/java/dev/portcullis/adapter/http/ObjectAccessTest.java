package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.http.Cast.Caller;
import dev.portcullis.adapter.http.Cast.Player;
import dev.portcullis.adapter.http.pipeline.Route;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.Ids;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids of others, unknown ids and texts that are no id, on every route whose path has one. */
final class ObjectAccessTest {
  private final Stage stage = Stage.open();
  private final Cast cast = new Cast(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  static Stream<String> userRoutes() {
    try (Stage stage = Stage.open()) {
      return Routes.open(stage.auth, Stage.settings(Stage.limits())).stream()
          .filter(route -> route.template().startsWith("/api/users/{id}"))
          .map(ObjectAccessTest::line)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("userRoutes")
  void whoMayActOnUsersFindsNoUserOfAnUnknownId(String line) {
    Player admin = cast.play(Caller.ADMIN);
    for (String id : unknownIds()) {
      stage.send(admin.signed(request(line, id))).isProblem(404, "user-not-found");
    }
  }

  @ParameterizedTest
  @MethodSource("userRoutes")
  void whoMayNotActOnUsersCannotTellWhoExists(String line) {
    User other = cast.newUser(Set.of(RoleName.USER));
    Player user = cast.play(Caller.USER);
    Reply denied = answer(user, line, other.id().toString()).isProblem(403, "access-denied");
    for (String id : unknownIds()) {
      Reply same = answer(user, line, id);
      // A text that is no id is not found for anybody: it tells nothing about who exists.
      assertTrue(same.status() == 404 || same.body().equals(denied.body()), line + " of " + id);
    }
    answer(user, line, Ids.userId().toString()).isProblem(403, "access-denied");
  }

  @ParameterizedTest
  @MethodSource("userRoutes")
  void ownIdGivesNoRightOnTheRoutesOfAdministrators(String line) {
    User ada = stage.user("ada", RoleName.USER);
    Client client = Client.signedIn(stage, "ada");
    client.send(request(line, ada.id().toString())).isProblem(403, "access-denied");
    client.assertSignedIn();
  }

  @Test
  void sessionOfAnotherPersonIsNotFoundAndGoesOn() {
    Player victim = cast.play(Caller.ADMIN);
    for (Caller caller : new Caller[] {Caller.USER, Caller.ADMIN, Caller.HELPDESK, Caller.BOTH}) {
      Player attacker = cast.play(caller);
      for (String id : List.of(victim.session(), Ids.sessionId().toString(), "1", "%00")) {
        stage
            .send(attacker.signed(Request.of("DELETE /api/me/sessions/" + id)))
            .isProblem(404, "session-not-found");
      }
    }
    assertEquals(
        200, stage.send(Request.post("/api/auth/refresh", Client.body(victim.refresh()))).status());
  }

  @Test
  void exportAndRemovalReachNobodyElse() {
    User bob = stage.user("bob", RoleName.USER);
    Client.signedIn(stage, "bob");
    stage.user("ada", RoleName.USER);
    Client ada = Client.signedIn(stage, "ada");
    String export = ada.send(Request.get("/api/me/export?id=" + bob.id())).body();
    assertTrue(!export.contains(bob.id().toString()) && !export.contains("bob"), export);

    ada.send(
            Request.of("DELETE /api/me")
                .header("Content-Type", "application/json")
                .body(
                    "{\"currentPassword\":\"%s\",\"id\":\"%s\"}"
                        .formatted(Stage.PASSWORD, bob.id())))
        .hasViolations("id unknown-field");
    assertTrue(stage.users.findById(bob.id()).isPresent());
  }

  private Reply answer(Player player, String line, String id) {
    return stage.send(player.signed(request(line, id)).header("X-Request-Id", "same"));
  }

  private static Request request(String line, String id) {
    Request request = Request.of(line.replace("{id}", id).replace("{role}", "moderator"));
    boolean hasBody = line.startsWith("PATCH") || line.endsWith("/password");
    String json =
        line.endsWith("/password")
            ? "{\"newPassword\":\"a long walk on the beach\"}"
            : "{\"status\":\"disabled\"}";
    return hasBody ? request.header("Content-Type", "application/json").body(json) : request;
  }

  private static List<String> unknownIds() {
    return List.of(Ids.userId().toString(), "1", "me", "..", "%2e%2e", "%00", "x".repeat(300));
  }

  private static String line(Route route) {
    return route.method() + " " + route.template();
  }
}
