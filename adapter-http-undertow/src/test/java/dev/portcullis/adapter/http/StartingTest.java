package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.role.RoleName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is answered before the store has been made ready. */
final class StartingTest {
  private final Stage stage = Stage.open();
  private final String token = stage.token(stage.user("ada", RoleName.USER));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void routesThatNeedTheStoreSayThatTheServerIsStarting() {
    stage.monitoring.started = false;
    // The hash that stands for unknown users has been made.
    stage.threads.clear();
    try (LoggedLines log = new LoggedLines()) {
      for (Request request :
          List.of(
              Request.signUp("{}"),
              Request.signIn("{\"username\":\"ada\",\"password\":\"x\"}"),
              Request.post("/api/auth/refresh", "{}"),
              Request.post("/api/auth/signout", "{}"),
              Request.get("/api/me").bearer(token),
              Request.get("/api/me"),
              Request.get("/api/test/user").bearer("junk"),
              Request.get("/api/users").bearer(token))) {
        Reply reply = stage.send(request).isProblem(503, "starting");
        assertTrue(Integer.parseInt(reply.header("Retry-After")) > 0, request.line());
      }
      assertEquals(List.of(), log.errors());
    }
    assertTrue(stage.threads.isEmpty(), "nothing was asked");
    stage.monitoring.started = true;
    assertEquals(200, stage.send(Request.get("/api/me").bearer(token)).status());
  }

  @Test
  void whatNeedsNoStoreIsAnswered() {
    stage.monitoring.started = false;
    for (String path : List.of("/", "/api/test/all", "/.well-known/jwks.json")) {
      assertEquals(200, stage.send(Request.get(path)).status(), path);
    }
    stage.send(Request.get("/nothing")).isProblem(404, "not-found");
    stage.send(Request.of("POST /api/me")).isProblem(405, "method-not-allowed");
    assertEquals(204, stage.send(Request.of("OPTIONS /api/me")).status());
  }

  @Test
  void keysThatAreNotReadYetAreNoFailureOfTheStore() {
    stage.jwks =
        () -> {
          throw new StoreUnavailableException("not read", new IllegalStateException());
        };
    try (LoggedLines log = new LoggedLines()) {
      stage.monitoring.started = false;
      stage.send(Request.get("/.well-known/jwks.json")).isProblem(503, "starting");
      assertEquals(List.of(), log.errors());

      stage.monitoring.started = true;
      stage.send(Request.get("/.well-known/jwks.json")).isProblem(503, "store-unavailable");
      assertEquals(1, log.errors().size());
    }
  }

  @Test
  void theProbesAreAnsweredAllTheWhile() {
    stage.monitoring.started = false;
    stage.monitoring.health = () -> Map.of("database", false);
    Reply ready = stage.sendToManagement(Request.get("/readyz"));

    assertEquals(503, ready.status());
    assertEquals("{\"status\":\"down\",\"dependencies\":{\"database\":\"down\"}}", ready.body());
    assertEquals(200, stage.sendToManagement(Request.get("/livez")).status());
    assertEquals(200, stage.sendToManagement(Request.get("/metrics")).status());
  }
}
