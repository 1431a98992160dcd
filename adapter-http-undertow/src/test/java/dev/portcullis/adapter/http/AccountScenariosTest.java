package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.UserFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountScenariosTest {
  private final Stage stage = Stage.open();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void signUpAnswersWithTheNewAccountAndNeverItsPassword() {
    Reply reply = stage.send(Request.signUp(signUp("Ada", "Ada@Example.org")));

    assertEquals(201, reply.status(), reply.body());
    assertEquals("application/json", reply.header("Content-Type"));
    assertEquals("no-store", reply.header("Cache-Control"));
    JsonNode body = reply.json();
    assertEquals(List.of("message", "id", "username", "email", "roles"), names(body), reply.body());
    assertEquals("User registered successfully!", body.path("message").asText());
    assertEquals("Ada", body.path("username").asText());
    assertEquals("Ada@Example.org", body.path("email").asText());
    assertEquals("[\"ROLE_USER\"]", body.path("roles").toString());
    assertFalse(reply.body().contains(Stage.PASSWORD));
    User stored = stage.users.findByUsername(new Username("ada")).orElseThrow();
    assertEquals(stored.id().toString(), body.path("id").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"roles\":null", ",\"roles\":[]", ",\"roles\":[\"user\"]"})
  void rolesMayBeLeftOutNullOrEmptyAndMeanTheDefaultRole(String roles) {
    Reply reply = stage.send(Request.signUp(signUp("ada", "ada@example.org", roles)));

    assertEquals(201, reply.status(), reply.body());
    assertEquals("[\"ROLE_USER\"]", reply.json().path("roles").toString());
  }

  @Test
  void aNameOrAddressInAnotherCaseIsTaken() {
    stage.send(Request.signUp(signUp("ada", "ada@example.org")));

    stage
        .send(Request.signUp(signUp("ADA", "other@example.org")))
        .isProblem(409, "username-taken")
        .says("Failed! Username is already in use!");
    stage
        .send(Request.signUp(signUp("other", "ADA@EXAMPLE.ORG")))
        .isProblem(409, "email-taken")
        .says("Failed! Email is already in use!");
  }

  @Test
  void aRoleThatDoesNotExistIsNamed() {
    stage
        .send(Request.signUp(signUp("ada", "ada@example.org", ",\"roles\":[\"boss\"]")))
        .isProblem(400, "unknown-role")
        .says("Failed! Role does not exist = boss");
  }

  @Test
  void theNameOfAnUnknownRoleIsShownShortAndWithoutMarkup() {
    String hostile = "<script>\\u0000\\ud800" + "x".repeat(200);
    Reply reply =
        stage
            .send(
                Request.signUp(signUp("ada", "a@example.org", ",\"roles\":[\"" + hostile + "\"]")))
            .isProblem(400, "unknown-role");

    assertFalse(reply.body().contains("<"));
    assertTrue(reply.json().path("message").asText().length() < 160);
  }

  @Test
  void nobodySignsUpAsAdministrator() {
    stage
        .send(Request.signUp(signUp("ada", "ada@example.org", ",\"roles\":[\"user\",\"admin\"]")))
        .isProblem(403, "role-not-self-assignable");
    assertTrue(stage.users.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "ADA", "ada@example.org", "ADA@example.org"})
  void signInTakesTheNameOrTheAddressInAnyCase(String identifier) {
    User ada = stage.user("ada", RoleName.USER, RoleName.ADMIN);
    Reply reply = stage.send(Request.signIn(signIn(identifier, Stage.PASSWORD)));

    assertEquals(200, reply.status(), reply.body());
    assertEquals("no-store", reply.header("Cache-Control"));
    JsonNode body = reply.json();
    assertEquals(
        List.of(
            "id",
            "username",
            "email",
            "roles",
            "accessToken",
            "tokenType",
            "expiresIn",
            "refreshToken",
            "refreshExpiresIn"),
        names(body));
    assertEquals(ada.id().toString(), body.path("id").asText());
    assertEquals("[\"ROLE_ADMIN\",\"ROLE_USER\"]", body.path("roles").toString());
    assertEquals("Bearer", body.path("tokenType").asText());
    assertEquals(900, body.path("expiresIn").asInt());
    Request me = Request.get("/api/me").bearer(body.path("accessToken").asText());
    assertEquals(200, stage.send(me).status());
  }

  @Test
  void everyRefusalOfASignInIsTheSame() {
    stage.user("ada", RoleName.USER);
    stage.store(UserFixture.aUser().named("bob").withStatus(UserStatus.DISABLED).build());
    stage.store(UserFixture.aUser().named("eve").withStatus(UserStatus.LOCKED).build());
    stage.store(UserFixture.aUser().named("imported").build(), outdatedHash());
    stage.store(UserFixture.aUser().named("broken").build(), new PasswordHash("!"));
    Set<Reply> replies = new HashSet<>();
    for (String json :
        List.of(
            signIn("nobody", Stage.PASSWORD),
            signIn("ada", "not the password at all"),
            signIn("ada", ""),
            signIn("nobody", " \\t "),
            signIn("ada", " \\u2003 "),
            signIn("ada", "x".repeat(73)),
            signIn("nobody", "x".repeat(4_096)),
            signIn("", Stage.PASSWORD),
            signIn("not a name!", Stage.PASSWORD),
            signIn("nobody@", Stage.PASSWORD),
            signIn("bob", Stage.PASSWORD),
            signIn("eve", Stage.PASSWORD),
            signIn("imported", "not the password at all"),
            signIn("broken", Stage.PASSWORD))) {
      Reply reply =
          stage
              .send(Request.signIn(json).header("X-Request-Id", "same"))
              .isProblem(401, "invalid-credentials");
      assertEquals("Bearer realm=\"portcullis\"", reply.header("WWW-Authenticate"));
      replies.add(reply.without("Date"));
    }
    assertEquals(1, replies.size(), replies.toString());
  }

  private static PasswordHash outdatedHash() {
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      return FakePasswordHasher.outdated().hash(password);
    }
  }

  @Test
  void ownAccountShowsRolesAndPermissionsAsStoredNow() {
    User ada = stage.user("ada", RoleName.ADMIN);
    Reply reply = stage.send(Request.get("/api/me").bearer(stage.token(ada)));

    assertEquals(200, reply.status(), reply.body());
    JsonNode body = reply.json();
    assertEquals(
        List.of("id", "username", "email", "roles", "permissions", "createdAt"), names(body));
    assertEquals("[\"ROLE_ADMIN\"]", body.path("roles").toString());
    assertTrue(body.path("permissions").toString().contains("\"users:read\""));
    assertEquals("2026-01-02T03:04:05.678901Z", body.path("createdAt").asText());
  }

  @Test
  void ownAccountWithoutRolesShowsAnEmptyArray() {
    User ada = stage.store(UserFixture.aUser().named("ada").withRoles().build());

    Reply reply = stage.send(Request.get("/api/me").bearer(stage.token(ada)));
    assertEquals("[]", reply.json().path("roles").toString());
    assertEquals("[]", reply.json().path("permissions").toString());
  }

  @Test
  void aTokenOfAnAccountThatIsClosedIsRefusedLikeAnyBadToken() {
    User closed = stage.store(UserFixture.aUser().withStatus(UserStatus.DISABLED).build());
    Request me = Request.get("/api/me").header("X-Request-Id", "same");
    Reply reply = stage.send(me.bearer(stage.token(closed))).isProblem(401, "invalid-token");

    assertEquals(stage.send(me.bearer("junk")).body(), reply.body());
    assertEquals(
        "Bearer realm=\"portcullis\", error=\"invalid_token\"", reply.header("WWW-Authenticate"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/test/user, 401, 200, 200, 200",
    "/api/test/mod, 401, 403, 200, 403",
    "/api/test/admin, 401, 403, 403, 200"
  })
  void aPageOpensToItsRoleAloneAndNotToTheAdministratorByItself(
      String path, int anonymous, int user, int moderator, int admin) {
    assertEquals(anonymous, stage.send(Request.get(path)).status());
    assertEquals(user, statusFor(path, RoleName.USER));
    assertEquals(moderator, statusFor(path, RoleName.MODERATOR));
    assertEquals(admin, statusFor(path, RoleName.ADMIN));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/test/all, Public Content.",
    "/api/test/user, User Content.",
    "/api/test/mod, Moderator Content.",
    "/api/test/admin, Admin Content."
  })
  void pagesArePlainText(String path, String content) {
    User boss = stage.user("boss", RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN);
    Reply reply = stage.send(Request.get(path).bearer(stage.token(boss)));

    assertEquals(200, reply.status());
    assertEquals(content, reply.body());
    assertEquals("text/plain; charset=utf-8", reply.header("Content-Type"));
  }

  @Test
  void aClosedPageNamesTheRoleThatOpensIt() {
    User ada = stage.user("ada", RoleName.USER);
    stage
        .send(Request.get("/api/test/mod").bearer(stage.token(ada)))
        .isProblem(403, "access-denied")
        .says("Require Moderator Role!");
    stage
        .send(Request.get("/api/test/admin").bearer(stage.token(ada)))
        .isProblem(403, "access-denied")
        .says("Require Admin Role!");
  }

  @Test
  void anExpiredTokenIsABadToken() {
    User ada = stage.user("ada", RoleName.USER);
    String token = stage.token(ada);
    stage.clock.advance(Duration.ofMinutes(15));

    stage
        .send(Request.get("/api/test/user").bearer(token))
        .isProblem(401, "invalid-token")
        .says("Unauthorized!");
  }

  private int statusFor(String path, RoleName role) {
    User user = stage.user(role.value() + "-holder", role);
    return stage.send(Request.get(path).bearer(stage.token(user))).status();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
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
