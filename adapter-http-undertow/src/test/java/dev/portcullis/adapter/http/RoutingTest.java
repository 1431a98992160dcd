package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.http.pipeline.Access;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Route;
import dev.portcullis.adapter.http.pipeline.RouteTable;
import dev.portcullis.adapter.http.pipeline.RunsOn;
import dev.portcullis.domain.role.RoleName;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutingTest {
  private static Stage stage;
  private static String token;

  @BeforeAll
  static void open() {
    stage = Stage.open();
    token = stage.token(stage.user("ada", RoleName.USER, RoleName.ADMIN));
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/api",
        "/api/",
        "/api/me/",
        "//api/me",
        "/api//me",
        "/api/./me",
        "/api/x/../me",
        "/api/m%65",
        "/%61pi/me",
        "/api%2fme",
        "/api%2Fme",
        "/api/%2e/me",
        "/api/x/%2e%2e/me",
        "/api/me;x=y",
        "/api;x=y/me",
        "/api/me%00",
        "/api/me%20",
        "/API/ME",
        "/api/me/x",
        "/api/users/",
        "/api/users/x/roles/",
        "/api/users//roles/user",
        "/api/users/x/roles/y/z",
        "/api/test",
        "/livez",
        "/readyz",
        "/metrics"
      })
  void aPathHasOneSpellingAndAllOthersDoNotExistForAnybody(String path) {
    stage.send(Request.get(path)).isProblem(404, "not-found");
    stage.send(Request.get(path).bearer(token)).isProblem(404, "not-found");
    stage.send(Request.get(path).bearer("junk")).isProblem(404, "not-found");
    stage.send(Request.of("DELETE " + path)).isProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /api/me                  | DELETE, GET, HEAD, OPTIONS",
        "PUT    | /api/test/all            | GET, HEAD, OPTIONS",
        "TRACE  | /api/test/all            | GET, HEAD, OPTIONS",
        "get    | /api/test/all            | GET, HEAD, OPTIONS",
        "Get    | /api/me                  | DELETE, GET, HEAD, OPTIONS",
        "GETS   | /api/test/all            | GET, HEAD, OPTIONS",
        "GET    | /api/auth/signin         | OPTIONS, POST",
        "HEAD   | /api/auth/signin         | OPTIONS, POST",
        "TRACE  | /api/auth/signup         | OPTIONS, POST",
        "PATCH  | /api/users/x/roles/admin | DELETE, OPTIONS, PUT",
        "GET    | /api/users/x/roles/admin | DELETE, OPTIONS, PUT"
      })
  void anotherMethodIsRefusedAndTheRightOnesAreNamed(String method, String path, String allow) {
    Reply reply = stage.send(Request.of(method + " " + path).bearer("junk"));

    assertEquals(allow, reply.header("Allow"));
    assertEquals(405, reply.status());
    if (!method.equals("HEAD")) {
      reply.isProblem(405, "method-not-allowed");
    }
  }

  @Test
  void optionsTellsTheMethods() {
    Reply reply = stage.send(Request.of("OPTIONS /api/users/x/roles/y"));

    assertEquals(204, reply.status());
    assertEquals("DELETE, OPTIONS, PUT", reply.header("Allow"));
    assertEquals("", reply.body());
    stage.send(Request.of("OPTIONS /nothing")).isProblem(404, "not-found");
    stage.send(Request.of("OPTIONS *")).isProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/test/all", "/api/test/user", "/api/me", "/.well-known/jwks.json"})
  void headAnswersLikeGetWithoutTheBody(String path) {
    Reply get = stage.send(Request.get(path).bearer(token));
    Reply head = stage.send(Request.of("HEAD " + path).bearer(token));

    assertEquals(200, head.status());
    assertEquals("", head.body());
    assertEquals(get.header("Content-Length"), head.header("Content-Length"));
    assertEquals(get.header("Content-Type"), head.header("Content-Type"));
    assertEquals(401, stage.send(Request.of("HEAD /api/test/user")).status());
  }

  @Test
  void aTargetInAbsoluteFormIsTheSameResource() {
    assertEquals(200, stage.send(Request.get("http://localhost/api/test/all")).status());
    assertEquals(200, stage.send(Request.get("http://localhost")).status());
    stage.send(Request.get("http://localhost/nothing")).isProblem(404, "not-found");
    stage.send(Request.get("http://localhost//api/me")).isProblem(404, "not-found");
  }

  @Test
  void aQueryDoesNotChangeTheRoute() {
    assertEquals(200, stage.send(Request.get("/api/test/all?x=/api/me&x=y")).status());
  }

  @Test
  void everyRouteThatAsksForATokenRefusesWithoutOne() {
    for (Route route : Routes.open(stage.auth, Stage.settings(Stage.limits()))) {
      String path = route.template().replace("{id}", "x").replace("{role}", "y");
      Reply reply = stage.send(Request.of(route.method() + " " + path));
      assertEquals(route.access() == Access.AUTHENTICATED, reply.status() == 401, route.template());
    }
  }

  @Test
  void twoRoutesForOneRequestFailAtConstruction() {
    Route one = route("/users/{id}");
    Route same = route("/users/{name}");

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new RouteTable(List.of(one, same)));
    assertTrue(String.valueOf(refusal.getMessage()).contains("/users/{name}"));
  }

  private static Route route(String template) {
    return new Route(
        "GET", template, Access.ANONYMOUS, RunsOn.IO_THREAD, call -> Answer.empty(204));
  }
}
