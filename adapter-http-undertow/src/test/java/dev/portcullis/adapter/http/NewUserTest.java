package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/users}. */
final class NewUserTest {
  private static final RoleName CLERK = new RoleName("clerk");
  private static final String BOB =
      "{'username':'bob','email':'bob@example.org','password':'" + Stage.PASSWORD + "'}";

  private final Stage stage = Stage.open();
  private final User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void createdUserIsShownAsItIsFoundLaterAndSignsIn() {
    Reply reply = create(BOB);

    assertEquals(201, reply.status(), reply.body());
    String location = reply.header("Location");
    assertEquals("/api/users/" + reply.json().path("id").asText(), location);
    Reply shown = asBoss(Request.get(location));
    assertEquals(shown.body(), reply.body());
    assertEquals(shown.header("ETag"), reply.header("ETag"));
    assertFalse(reply.header("ETag").isEmpty());
    Client.signedIn(stage, "bob").assertSignedIn();
    User bob = stored("bob").orElseThrow();
    assertTrue(
        stage
            .audit
            .events()
            .contains(
                new AdministrationEvent.AccountCreated(
                    AuditActor.of(boss.id()), bob.id(), Set.of(RoleName.USER))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'roles':null", ",'roles':[]"})
  void withoutRolesItGetsTheDefaultRole(String roles) {
    Reply reply = create("{'username':'bob','email':'bob@example.org'" + roles + "}");

    assertEquals("[\"user\"]", reply.json().path("roles").toString(), reply.body());
  }

  @Test
  void namedRolesAreAssigned() {
    Reply reply =
        create(
            "{'username':'bob','email':'bob@example.org','roles':['moderator','ROLE_ADMIN','admin']}");

    assertEquals("[\"admin\",\"moderator\"]", reply.json().path("roles").toString(), reply.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'password':null"})
  void withoutAPasswordSignInIsRefusedLikeAWrongPassword(String password) {
    assertEquals(
        201, create("{'username':'bob','email':'bob@example.org'" + password + "}").status());

    Reply unset = stage.send(Client.signIn("bob")).isProblem(401, "invalid-credentials");
    Reply unknown = stage.send(Client.signIn("nobody")).isProblem(401, "invalid-credentials");
    assertEquals(
        unknown.body().replaceAll("\"instance\":\"[^\"]*\"", ""),
        unset.body().replaceAll("\"instance\":\"[^\"]*\"", ""));
  }

  @Test
  void reservedUsernameIsAllowedToAdministrators() {
    assertEquals(201, create("{'username':'administrator','email':'root@example.org'}").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "{}; username required,email required",
        "{'username':'a','email':'x','password':'short'};"
            + " username too-short,email invalid-email,password too-short",
        "{'username':1,'email':[],'password':true,'roles':'admin'};"
            + " username wrong-type,email wrong-type,password wrong-type,roles wrong-type",
        "{'username':'bob-builder','email':'bob@example.org','password':'bob-builder and friends'};"
            + " password context-word",
        "{'username':'bob','email':'bob@example.org','password':'                '};"
            + " password blank,password repetitive",
        "{'username':'bob','email':'bob@example.org','id':'1','status':'active','passwordHash':'x',"
            + "'epoch':1,'version':1,'createdAt':'x'};"
            + " id unknown-field,status unknown-field,passwordHash unknown-field,"
            + "epoch unknown-field,version unknown-field,createdAt unknown-field"
      })
  void everyViolationIsToldAtOnceAndNothingIsCreated(String json, String violations) {
    create(json).hasViolations(violations.split(",", -1));

    assertEquals(Optional.empty(), stored("bob"));
  }

  @Test
  void namesAndAddressesOfOthersAreTaken() {
    create("{'username':'BOSS','email':'b@example.org'}").isProblem(409, "username-taken");
    create("{'username':'bob','email':'Boss@example.org'}").isProblem(409, "email-taken");
    assertEquals(Optional.empty(), stored("bob"));
  }

  @Test
  void unknownRoleIsTold() {
    create("{'username':'bob','email':'bob@example.org','roles':['user','nothing']}")
        .isProblem(400, "unknown-role");
    assertEquals(Optional.empty(), stored("bob"));
  }

  @Test
  void whoMayNotCreateUsersIsRefused() {
    Request request = post(BOB);
    User ada = stage.user("ada", RoleName.USER, RoleName.MODERATOR);

    stage.send(request).isProblem(401, "missing-token");
    stage.send(request.bearer(stage.token(ada))).isProblem(403, "access-denied");
    assertEquals(Optional.empty(), stored("bob"));
  }

  @Test
  void namingRolesNeedsThePermissionAndAllThatTheRolesGrant() {
    stage.database.define(new Role(CLERK, "", Set.of()));
    stage.database.grant(new AccessRule(CLERK, Permission.USERS_WRITE, Scope.ALL));
    User clerk = stage.user("clerk", CLERK);
    String admin = "{'username':'eve','email':'eve@example.org','roles':['admin']}";
    String user = "{'username':'eve','email':'eve@example.org','roles':['user']}";

    for (String json : new String[] {admin, user}) {
      stage.send(post(json).bearer(stage.token(clerk))).isProblem(403, "access-denied");
    }
    assertEquals(Optional.empty(), stored("eve"));
    assertEquals(201, stage.send(post(BOB).bearer(stage.token(clerk))).status());
  }

  @Test
  void actorWhoWasDisabledOrDemotedAMomentAgoIsRefused() {
    String disabled = tokenOfFormer(user -> user.withStatus(UserStatus.DISABLED), "second");
    String demoted = tokenOfFormer(user -> user.revoke(RoleName.ADMIN), "third");

    stage.send(post(BOB).bearer(disabled)).isProblem(403, "access-denied");
    stage.send(post(BOB).bearer(demoted)).isProblem(403, "access-denied");
    assertEquals(Optional.empty(), stored("bob"));
  }

  /** A token that this node takes for good, because it has not heard of the change yet. */
  private String tokenOfFormer(UnaryOperator<User> change, String name) {
    User before = stage.user(name, RoleName.ADMIN);
    stage.users.update(change.apply(before));
    return stage.token(before);
  }

  private Reply create(String json) {
    return asBoss(post(json));
  }

  private Reply asBoss(Request request) {
    return stage.send(request.bearer(stage.token(boss)));
  }

  private Optional<User> stored(String name) {
    return stage.users.findByUsername(new Username(name));
  }

  private static Request post(String json) {
    return Request.post("/api/users", json.replace('\'', '"'));
  }
}
