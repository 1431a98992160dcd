package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.audit.AccountChange;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserAdministrationTest {
  private static final String DISABLE = "{\"status\":\"disabled\"}";
  private static final String ENABLE = "{\"status\":\"active\"}";

  private final Stage stage = Stage.open();
  private final User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);
  private final User ada = stage.user("ada", RoleName.USER);
  private final String path = "/api/users/" + ada.id();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aUserIsShownAsInTheList() {
    Reply reply = asBoss(Request.get(path));

    assertEquals(200, reply.status(), reply.body());
    assertEquals(document("ada", "ada@example.org", "active"), reply.body());
    assertEquals(
        reply.json(), asBoss(Request.get("/api/users?query=ada")).json().path("items").path(0));
  }

  @Test
  void aChangeAnswersWithTheUserAsItIsSince() {
    Reply reply =
        change("{\"username\":\"Augusta\",\"email\":\"a@b.example\",\"status\":\"disabled\"}");

    assertEquals(200, reply.status(), reply.body());
    assertEquals(document("Augusta", "a@b.example", "disabled"), reply.body());
    assertEquals(reply.body(), asBoss(Request.get(path)).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"username\":null,\"email\":null,\"status\":null}",
        "{\"username\":\"ada\",\"email\":\"ada@example.org\",\"status\":\"active\"}"
      })
  void whatIsLeftOutNullOrTheSameStays(String json) {
    Client client = Client.signedIn(stage, "ada");

    Reply reply = change(json);

    assertEquals(200, reply.status(), reply.body());
    assertEquals(document("ada", "ada@example.org", "active"), reply.body());
    client.assertSignedIn();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "{'username':'a'}; username too-short",
        "{'username':1,'email':[],'status':true}; username wrong-type,email wrong-type,status wrong-type",
        "{'username':'a b c','email':'x','status':'gone'};"
            + " username invalid-characters,email invalid-email,status unknown-value",
        "{'status':'locked'}; status unknown-value",
        "{'status':'DISABLED'}; status unknown-value",
        "{'status':''}; status unknown-value",
        "{'roles':['admin'],'id':'x','password':'y'};"
            + " roles unknown-field,id unknown-field,password unknown-field"
      })
  void everyViolationIsToldAtOnceAndNothingChanges(String json, String violations) {
    change(json.replace('\'', '"')).hasViolations(violations.split(",", -1));

    assertEquals(ada, stage.users.findById(ada.id()).orElseThrow());
  }

  @Test
  void namesAndAddressesOfOthersAreTaken() {
    change("{\"username\":\"BOSS\"}").isProblem(409, "username-taken");
    change("{\"email\":\"Boss@example.org\"}").isProblem(409, "email-taken");
    assertEquals(200, change("{\"username\":\"ADA\"}").status());
  }

  @Test
  void disablingEndsAllAccessAtOnceAndEnablingRevivesNone() {
    Client client = Client.signedIn(stage, "ada");
    Client other = Client.signedIn(stage, "ada").refreshed();

    assertEquals(200, change(DISABLE).status());

    client.assertSignedOut();
    other.assertSignedOut();
    stage.send(Client.signIn("ada")).isProblem(401, "invalid-credentials");
    assertEquals(200, change(ENABLE).status());
    client.assertSignedOut();
    other.assertSignedOut();
    Client.signedIn(stage, "ada").assertSignedIn();
    assertEquals(
        List.of(
            new AdministrationEvent.AccountChanged(
                AuditActor.of(boss.id()), ada.id(), Set.of(AccountChange.STATUS_DISABLED)),
            new AdministrationEvent.AccountChanged(
                AuditActor.of(boss.id()), ada.id(), Set.of(AccountChange.STATUS_ACTIVE))),
        stage.audit.events().stream()
            .filter(AdministrationEvent.AccountChanged.class::isInstance)
            .toList());
  }

  @Test
  void aRemovedUserIsGoneWithAllItsAccess() {
    Client client = Client.signedIn(stage, "ada");

    assertDone(asBoss(Request.of("DELETE " + path)));

    client.assertSignedOut();
    client.send(Request.get("/api/me")).isProblem(401, "invalid-token");
    stage.send(Client.signIn("ada")).isProblem(401, "invalid-credentials");
    asBoss(Request.get(path)).isProblem(404, "user-not-found");
    asBoss(Request.of("DELETE " + path)).isProblem(404, "user-not-found");
    assertTrue(
        stage
            .audit
            .events()
            .contains(new AdministrationEvent.AccountRemoved(AuditActor.of(boss.id()), ada.id())));
  }

  @Test
  void endingTheSessionsOfAUserLeavesTheAccountOpen() {
    List<Client> clients = List.of(Client.signedIn(stage, "ada"), Client.signedIn(stage, "ada"));
    Client bystander = Client.signedIn(stage, "boss");

    assertDone(asBoss(Request.of("DELETE " + path + "/sessions")));
    assertDone(asBoss(Request.of("DELETE " + path + "/sessions")));

    clients.forEach(Client::assertSignedOut);
    bystander.assertSignedIn();
    Client.signedIn(stage, "ada").assertSignedIn();
  }

  @Test
  void theLastAdministratorStaysAndStaysSignedIn() {
    Client client = Client.signedIn(stage, "boss");
    String own = "/api/users/" + boss.id();

    client.send(patch(own, DISABLE)).isProblem(409, "last-admin");
    client.send(Request.of("DELETE " + own)).isProblem(409, "last-admin");

    client.assertSignedIn();
    stage.user("second", RoleName.ADMIN);
    assertDone(asBoss(Request.of("DELETE " + own)));
    client.assertSignedOut();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET %s", "PATCH %s", "DELETE %s", "DELETE %s/sessions"})
  void whoDoesNotOrCannotExistIsNotFound(String template) {
    String id = ada.id().toString();
    for (String missing :
        List.of(
            Ids.userId().toString(),
            "1",
            "me",
            "%00",
            id.toUpperCase(Locale.ROOT).replace("-", ""),
            id.replace("-", ""))) {
      asBoss(request(template, "/api/users/" + missing)).isProblem(404, "user-not-found");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET %s, users:read",
    "PATCH %s, users:write",
    "DELETE %s, users:write",
    "DELETE %s/sessions, sessions:revoke"
  })
  void eachTakesItsOwnPermissionAndNoOther(String template, String permission) {
    RoleName clerk = new RoleName("clerk");
    stage.database.define(new Role(clerk, "", Set.of()));
    for (String text : List.of("users:read", "users:write", "sessions:revoke", "roles:assign")) {
      if (!text.equals(permission)) {
        stage.database.grant(new AccessRule(clerk, Permission.of(text), Scope.ALL));
      }
    }
    String token = stage.token(stage.user("clerk", clerk));
    Request request = request(template, path);

    stage.send(request).isProblem(401, "missing-token");
    stage.send(request.bearer(stage.token(ada))).isProblem(403, "access-denied");
    stage.send(request.bearer(token)).isProblem(403, "access-denied").says("Access denied!");
    assertEquals(ada, stage.users.findById(ada.id()).orElseThrow());

    stage.database.grant(new AccessRule(clerk, Permission.of(permission), Scope.ALL));
    assertTrue(stage.send(request.bearer(token)).status() < 300);
  }

  @Test
  void refusalsShowNothingOfTheUser() {
    Reply reply =
        stage.send(patch(path, DISABLE).bearer(stage.token(ada))).isProblem(403, "access-denied");
    assertFalse(reply.body().contains("ada"));
    assertFalse(reply.body().contains(ada.id().toString()));
  }

  private Request request(String template, String target) {
    String line = template.formatted(target);
    return line.startsWith("PATCH") ? patch(target, DISABLE) : Request.of(line);
  }

  private Reply change(String json) {
    return asBoss(patch(path, json));
  }

  private Reply asBoss(Request request) {
    return stage.send(request.bearer(stage.token(boss)));
  }

  private String document(String username, String email, String status) {
    return ("{\"id\":\"%s\",\"username\":\"%s\",\"email\":\"%s\",\"roles\":[\"user\"],"
            + "\"status\":\"%s\",\"createdAt\":\"2026-01-02T03:04:05.678901Z\"}")
        .formatted(ada.id(), username, email, status);
  }

  private static Request patch(String target, String json) {
    return Request.of("PATCH " + target).header("Content-Type", "application/json").body(json);
  }

  private static void assertDone(Reply reply) {
    assertEquals(204, reply.status(), reply.body());
    assertEquals("", reply.body());
  }
}
