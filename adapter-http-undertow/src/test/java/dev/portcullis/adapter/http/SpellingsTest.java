package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void addressOfFullLengthMayHaveABlankBehindIt() {
    String longest =
        "l".repeat(64) + "@" + "h".repeat(63) + "." + "o".repeat(63) + "." + "t".repeat(61);
    assertEquals(201, stage.send(Request.signUp(signUp("ada", longest))).status());
    assertEquals(200, stage.send(Request.signIn(signIn(longest + " ", Stage.PASSWORD))).status());
    stage
        .send(Request.signIn(signIn("l" + longest, Stage.PASSWORD)))
        .isProblem(400, "validation-failed");
  }

  @Test
  void dotAtTheEndOfAnAddressDoesNotCount() {
    Reply reply = stage.send(Request.signUp(signUp("ada", "ada@example.org.")));
    assertEquals("ada@example.org", reply.json().path("email").asText());
    assertEquals(
        200, stage.send(Request.signIn(signIn("ada@example.org. ", Stage.PASSWORD))).status());
  }

  @Test
  void addressWithANameAroundItIsRefusedWithWhatIsExpected() {
    stage
        .send(Request.signUp(signUp("ada", "Ada <ada@example.org>")))
        .isProblem(400, "validation-failed")
        .says(
            "Failed! email: give the address alone, as in ada@example.org: no name, no angle"
                + " brackets, no mailto:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Admin", "role_admin", "ROLE_BOSS", "Role_User"})
  void refusedSpellingOfARoleIsAnsweredWithTheRightOne(String role) {
    stage
        .send(Request.signUp(signUp("ada", "a@example.org", ",\"roles\":[\"%s\"]".formatted(role))))
        .isProblem(400, "unknown-role")
        .says(
            "Failed! Role does not exist = "
                + role
                + ". Roles are spelled as in admin or ROLE_ADMIN.");
  }

  /** RFC 9562 section 4: letters of either case on input. */
  @Test
  void idsAreTakenInCapitals() {
    User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
    User bob = stage.user("bob", RoleName.USER);
    String id = bob.id().toString().toUpperCase(Locale.ROOT);
    Reply reply = stage.send(Request.get("/api/users/" + id).bearer(stage.token(boss)));
    assertEquals(200, reply.status());
    assertEquals(bob.id().toString(), reply.json().path("id").asText());
  }

  /** What some clients make of a number, and of a plus in a query. */
  @ParameterizedTest
  @ValueSource(strings = {"+1", "%2B1", "%201", "01", "001"})
  void limitIsTakenInEverySpellingOfANumber(String limit) {
    User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
    stage.user("bob", RoleName.USER);
    Reply reply = stage.send(Request.get("/api/users?limit=" + limit).bearer(stage.token(boss)));
    assertEquals(200, reply.status());
    assertEquals(1, reply.json().path("items").size());
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
