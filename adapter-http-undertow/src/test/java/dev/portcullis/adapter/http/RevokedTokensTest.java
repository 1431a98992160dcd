package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RevokedTokensTest {
  private static final Duration MAX_STALENESS = Duration.ofMinutes(1);

  private final Stage stage = Stage.withStaleness(MAX_STALENESS);
  private final User ada = stage.user("ada", RoleName.USER, RoleName.MODERATOR);
  private final User boss = stage.user("boss", RoleName.ADMIN);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsAndAllAccessTokens() {
    Client other = Client.signedIn(stage, "ada");
    Client client = Client.signedIn(stage, "ada");

    Reply reply =
        client.send(
            Request.put(
                "/api/me/password",
                "{\"currentPassword\":\"%s\",\"newPassword\":\"a long walk on the beach\"}"
                    .formatted(Stage.PASSWORD)));

    assertEquals(204, reply.status(), reply.body());
    other.assertSignedOut();
    client.page().isProblem(401, "invalid-token");
    client.refreshed().assertSignedIn();
  }

  @Test
  void aRoleThatIsTakenIsGoneWithTheAccessTokenThatNamesIt() {
    Client client = Client.signedIn(stage, "ada");
    Request page = Request.get("/api/test/mod");
    assertEquals(200, client.send(page).status());

    stage.send(
        Request.of("DELETE /api/users/" + ada.id() + "/roles/moderator").bearer(stage.token(boss)));

    client.send(page).isProblem(401, "invalid-token");
    client.refreshed().send(page).isProblem(403, "access-denied");
  }

  @Test
  void aRevokedTokenIsRefusedLikeAnyOther() {
    Client client = Client.signedIn(stage, "ada");
    Client expired = Client.signedIn(stage, "ada");
    client.send(Request.of("POST /api/auth/signout"));
    Set<String> bodies = new HashSet<>();
    for (String path : List.of("/api/test/user", "/api/me", "/api/users")) {
      Request request = Request.get(path).header("X-Request-Id", "same");
      bodies.add(client.send(request).isProblem(401, "invalid-token").body());
      bodies.add(stage.send(request.bearer("junk")).isProblem(401, "invalid-token").body());
    }
    stage.clock.advance(Duration.ofMinutes(15));
    Request request = Request.get("/api/me").header("X-Request-Id", "same");
    bodies.add(expired.send(request).isProblem(401, "invalid-token").body());

    assertEquals(1, bodies.size(), bodies.toString());
  }

  @Test
  void aServerThatHasHeardNothingForTooLongTakesNoTokenUntilItHas() {
    Client client = Client.signedIn(stage, "ada");
    Client gone = Client.signedIn(stage, "ada");
    gone.send(Request.of("POST /api/auth/signout"));
    stage.clock.advance(MAX_STALENESS);
    assertEquals(200, client.page().status());
    stage.clock.advance(Duration.ofMillis(1));
    for (String path : List.of("/api/test/user", "/api/me", "/api/me/sessions", "/api/users")) {
      Reply reply = client.send(Request.get(path)).isProblem(503, "store-unavailable");
      assertEquals("2", reply.header("Retry-After"));
    }
    client.send(Request.of("POST /api/auth/signout")).isProblem(503, "store-unavailable");
    // What needs no memory of revocations goes on.
    assertEquals(200, stage.send(Request.get("/api/test/all").bearer("junk")).status());
    gone.page().isProblem(401, "invalid-token");
    assertEquals(200, stage.send(Client.signIn("ada")).status());

    stage.auth.revocations().caughtUp(stage.clock.instant());

    client.assertSignedIn();
    gone.assertSignedOut();
  }
}
