package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Input that can only mean one thing. */
final class SpellingsTest {
  private final Stage stage = Stage.open();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void blanksAroundANameOrAddressDoNotCount() {
    stage.send(Request.signUp(signUp("\\u00a0ada ", " ada@example.org\\t")));

    for (String typed : List.of("ada ", " ada", "ada\\u3000", "ada@example.org ", "\\tADA")) {
      Reply reply = stage.send(Request.signIn(signIn(typed, Stage.PASSWORD)));
      assertEquals(200, reply.status(), typed);
      assertEquals("ada", reply.json().path("username").asText());
    }
    stage
        .send(Request.signIn(signIn("ada", Stage.PASSWORD + " ")))
        .isProblem(401, "invalid-credentials");
  }

  @Test
  void rolesAreTakenAsTheyAreShown() {
    Reply reply =
        stage.send(Request.signUp(signUp("ada", "a@example.org", ",\"roles\":[\"ROLE_USER\"]")));
    assertEquals(201, reply.status());
    assertEquals("[\"ROLE_USER\"]", reply.json().path("roles").toString());
  }

  @Test
  void rolesInPathsAndQueriesAreTakenAsTheyAreShown() {
    User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
    User bob = stage.user("bob", RoleName.USER);
    String path = "/api/users/" + bob.id() + "/roles/ROLE_MODERATOR";

    assertEquals(204, stage.send(Request.of("PUT " + path).bearer(stage.token(boss))).status());
    assertEquals(
        Set.of(RoleName.USER, RoleName.MODERATOR),
        stage.users.findById(bob.id()).orElseThrow().roles());
    Reply listed =
        stage.send(Request.get("/api/users?role=ROLE_MODERATOR").bearer(stage.token(boss)));
    assertEquals(1, listed.json().path("items").size());
    assertEquals(204, stage.send(Request.of("DELETE " + path).bearer(stage.token(boss))).status());
  }

  private static String signUp(String username, String email) {
    return signUp(username, email, "");
  }

  private static String signUp(String username, String email, String more) {
    return "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"%s}"
        .formatted(username, email, Stage.PASSWORD, more);
  }

  private static String signIn(String username, String password) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
  }
}
