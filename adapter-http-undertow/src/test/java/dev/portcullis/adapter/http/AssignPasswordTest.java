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
import dev.portcullis.testkit.fixture.Ids;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code PUT /api/users/{id}/password}. */
final class AssignPasswordTest {
  private static final RoleName CLERK = new RoleName("clerk");
  private static final String NEXT = "a long walk on the beach";

  private final Stage stage = Stage.open();
  private final User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
  private final User ada = stage.user("ada-lovelace", RoleName.USER);
  private final String path = "/api/users/" + ada.id() + "/password";

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void newPasswordEndsAllSessionsAndIsTheOnlyOneThatWorks() {
    List<Client> clients =
        List.of(
            Client.signedIn(stage, "ada-lovelace"),
            Client.signedIn(stage, "ada-lovelace").refreshed());
    Client bystander = Client.signedIn(stage, "boss");

    assertDone(asBoss(put(path, body(NEXT))));

    clients.forEach(Client::assertSignedOut);
    bystander.assertSignedIn();
    stage.send(Client.signIn("ada-lovelace")).isProblem(401, "invalid-credentials");
    Client.of(stage, signIn(NEXT)).assertSignedIn();
    assertTrue(
        stage
            .audit
            .events()
            .contains(new AdministrationEvent.PasswordSet(AuditActor.of(boss.id()), ada.id())));
  }

  @Test
  void accountThatWasCreatedWithoutOneGetsItsFirst() {
    Reply created =
        asBoss(Request.post("/api/users", "{\"username\":\"bob\",\"email\":\"bob@example.org\"}"));
    String location = created.header("Location");

    assertDone(asBoss(put(location + "/password", body(Stage.PASSWORD))));

    Client.signedIn(stage, "bob").assertSignedIn();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "{}; newPassword required",
        "{'newPassword':null}; newPassword required",
        "{'newPassword':1}; newPassword wrong-type",
        "{'newPassword':'short'}; newPassword too-short",
        "{'newPassword':'ada-lovelace computes'}; newPassword context-word",
        "{'newPassword':'a long walk on the beach','currentPassword':'x'}; currentPassword unknown-field",
        "{'newPassword':'a long walk on the beach','id':'x','status':'active','roles':['admin'],"
            + "'passwordHash':'x'}; id unknown-field,status unknown-field,roles unknown-field,"
            + "passwordHash unknown-field"
      })
  void everyViolationIsToldAndNothingChanges(String json, String violations) {
    asBoss(put(path, json.replace('\'', '"'))).hasViolations(violations.split(",", -1));

    assertEquals(ada, stored());
    Client.signedIn(stage, "ada-lovelace").assertSignedIn();
  }

  @Test
  void versionOfTheUserMustBeTheOneThatWasRead() {
    String tag = asBoss(Request.get("/api/users/" + ada.id())).header("ETag");
    asBoss(put(path, body(NEXT)).header("If-Match", "\"99\""))
        .isProblem(412, "precondition-failed");
    assertEquals(ada, stored());

    assertDone(asBoss(put(path, body(NEXT)).header("If-Match", tag)));
    asBoss(put(path, body(NEXT)).header("If-Match", tag)).isProblem(412, "precondition-failed");
  }

  @Test
  void whoDoesNotOrCannotExistIsNotFound() {
    for (String missing :
        List.of(Ids.userId().toString(), "1", "me", "%00", ada.id().toString().replace("-", ""))) {
      asBoss(put("/api/users/" + missing + "/password", body(NEXT)))
          .isProblem(404, "user-not-found");
    }
  }

  @Test
  void whoMayNotIsRefusedEvenForTheirOwnAccount() {
    stage.send(put(path, body(NEXT))).isProblem(401, "missing-token");
    Reply refused =
        stage.send(put(path, body(NEXT)).bearer(stage.token(ada))).isProblem(403, "access-denied");
    assertFalse(refused.body().contains("ada"));
    assertEquals(ada, stored());
  }

  @Test
  void nobodySetsThePasswordOfAUserWhoHoldsMore() {
    stage.database.define(new Role(CLERK, "", Set.of()));
    stage.database.grant(new AccessRule(CLERK, Permission.USERS_WRITE, Scope.ALL));
    String clerk = stage.token(stage.user("clerk", CLERK));
    String bosses = "/api/users/" + boss.id() + "/password";

    stage.send(put(bosses, body(NEXT)).bearer(clerk)).isProblem(403, "access-denied");
    // Whether the password breaks a rule would tell something of the name.
    stage
        .send(put(bosses, body("boss and others and boss")).bearer(clerk))
        .isProblem(403, "access-denied");
    assertDone(stage.send(put(path, body(NEXT)).bearer(clerk)));
  }

  @Test
  void actorWhoWasDisabledOrDemotedAMomentAgoIsRefused() {
    User disabled = stage.user("second", RoleName.ADMIN);
    User demoted = stage.user("third", RoleName.ADMIN);
    stage.users.update(disabled.withStatus(UserStatus.DISABLED));
    stage.users.update(demoted.revoke(RoleName.ADMIN));

    for (User former : List.of(disabled, demoted)) {
      stage.send(put(path, body(NEXT)).bearer(stage.token(former))).isProblem(403, "access-denied");
    }
    assertEquals(ada, stored());
  }

  private User stored() {
    return stage.users.findById(ada.id()).orElseThrow();
  }

  private Reply asBoss(Request request) {
    return stage.send(request.bearer(stage.token(boss)));
  }

  private Reply signIn(String password) {
    return stage.send(
        Request.signIn("{\"username\":\"ada-lovelace\",\"password\":\"%s\"}".formatted(password)));
  }

  private static String body(String password) {
    return "{\"newPassword\":\"" + password + "\"}";
  }

  private static Request put(String target, String json) {
    return Request.of("PUT " + target).header("Content-Type", "application/json").body(json);
  }

  private static void assertDone(Reply reply) {
    assertEquals(204, reply.status(), reply.body());
    assertEquals("", reply.body());
  }
}
