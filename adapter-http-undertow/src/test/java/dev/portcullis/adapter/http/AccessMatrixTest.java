package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.portcullis.adapter.http.AccessMatrix.Line;
import dev.portcullis.adapter.http.Cast.Caller;
import dev.portcullis.adapter.http.Cast.Player;
import dev.portcullis.adapter.http.pipeline.Route;
import dev.portcullis.domain.role.RoleName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may use which route is what {@code access-matrix.md} says, for every route and method. */
final class AccessMatrixTest {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
  private static final Set<RoleName> PLAIN = Set.of(RoleName.USER);

  @Test
  void everyMethodOnEveryPathHasARowAndEveryRowAPath() {
    List<Route> routes = routes();
    Set<String> expected = new TreeSet<>();
    routes.forEach(
        route -> METHODS.forEach(method -> expected.add(method + " " + route.template())));
    Set<String> rows = new TreeSet<>();
    AccessMatrix.read().rows().keySet().forEach(line -> rows.add(line.toString()));

    assertEquals(expected, rows);
  }

  @Test
  void everyRouteIsOpenToSomebodyAndEveryRowHasAStatusForEachCaller() {
    Map<Line, List<Integer>> rows = AccessMatrix.read().rows();
    rows.forEach(
        (line, statuses) -> assertEquals(Caller.values().length, statuses.size(), line::toString));
    for (Route route : routes()) {
      List<Integer> statuses = rows.getOrDefault(lineOf(route), List.of());
      assertTrue(
          statuses.stream().anyMatch(status -> status < 300), () -> "nobody: " + lineOf(route));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCallerGetsTheStatusOfItsCell() {
    return AccessMatrix.read().rows().entrySet().stream()
        .map(
            row -> dynamicTest(row.getKey().toString(), () -> check(row.getKey(), row.getValue())));
  }

  private static void check(Line line, List<Integer> expected) {
    Map<Caller, Integer> wanted = new LinkedHashMap<>();
    Map<Caller, Integer> got = new LinkedHashMap<>();
    try (Stage stage = Stage.speakingLegacy()) {
      Cast cast = new Cast(stage);
      Iterator<Integer> cells = expected.iterator();
      for (Caller caller : Caller.values()) {
        Player player = cast.play(caller);
        wanted.put(caller, cells.next());
        got.put(caller, stage.send(player.signed(request(line, player, cast))).status());
      }
    }
    assertEquals(wanted, got, line::toString);
  }

  private static Request request(Line line, Player player, Cast cast) {
    String path = path(line, player, cast);
    Request request = Request.of(line.method() + " " + path);
    String body = body(line, cast);
    return body.isEmpty() ? request : request.header("Content-Type", "application/json").body(body);
  }

  /** What the path names: own sessions, other users, roles. */
  private static String path(Line line, Player player, Cast cast) {
    String path = line.path();
    if (path.equals("/api/me/sessions/{id}")) {
      return path.replace("{id}", player.session());
    }
    if (path.equals("/api/roles/{name}")) {
      return path.replace("{name}", role(line, cast));
    }
    return path.contains("{")
        ? path.replace("{id}", cast.newUser(PLAIN).id().toString()).replace("{role}", "moderator")
        : path;
  }

  private static String role(Line line, Cast cast) {
    String name = cast.newName();
    if (line.method().equals("PUT")) {
      return name;
    }
    cast.putRole(name, "{\"permissions\":[]}");
    return name;
  }

  private static String body(Line line, Cast cast) {
    return switch (line.toString()) {
      case "POST /api/auth/signup", "POST /api/users" -> account(cast.newName());
      case "POST /api/auth/signin" ->
          "{\"username\":\"%s\",\"password\":\"%s\"}"
              .formatted(cast.newUser(PLAIN).username().value(), Stage.PASSWORD);
      case "POST /api/auth/refresh", "POST /api/auth/refreshtoken", "POST /api/auth/signout" ->
          refreshOf(cast);
      case "DELETE /api/me" -> "{\"currentPassword\":\"%s\"}".formatted(Stage.PASSWORD);
      case "PUT /api/me/password" ->
          "{\"currentPassword\":\"%s\",\"newPassword\":\"a long walk on the beach\"}"
              .formatted(Stage.PASSWORD);
      case "PUT /api/users/{id}/password" -> "{\"newPassword\":\"a long walk on the beach\"}";
      case "PATCH /api/users/{id}" -> "{\"status\":\"disabled\"}";
      case "PUT /api/roles/{name}" -> "{\"permissions\":[]}";
      default -> "";
    };
  }

  /** The routes of refresh tokens ignore access tokens, so a session of somebody else will do. */
  private static String refreshOf(Cast cast) {
    return Client.body(cast.play(Caller.USER).refresh());
  }

  private static String account(String name) {
    return "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}"
        .formatted(name, name, Stage.PASSWORD);
  }

  private static Line lineOf(Route route) {
    return new Line(route.method(), route.template());
  }

  private static List<Route> routes() {
    try (Stage stage = Stage.open()) {
      return new ArrayList<>(Routes.open(stage.auth, Stage.legacySettings()));
    }
  }
}
