package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fixture.Background;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsTest {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final String SIGN_IN = "{\"username\":\"ada\",\"password\":\"x\"}";

  private final Stage stage = Stage.open();
  private final BlockingQueue<Answered> told = new LinkedBlockingQueue<>();

  private record Answered(String method, String template, int status, long nanos) {}

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theManagementListenerTellsTheFiguresAsTheyAre() {
    stage.monitoring.metrics = () -> "portcullis_things 3\n";
    Reply reply = stage.sendToManagement(Request.get("/metrics").header("Accept", "text/html"));

    assertEquals(200, reply.status());
    assertEquals(TYPE, reply.header("Content-Type"));
    assertEquals("no-store", reply.header("Cache-Control"));
    assertEquals("portcullis_things 3\n", reply.body());
    Reply head = stage.sendToManagement(Request.of("HEAD /metrics"));
    assertEquals("200 ", head.status() + " " + head.body());
    stage.sendToManagement(Request.of("POST /metrics")).isProblem(405, "method-not-allowed");
  }

  @Test
  void thePublicListenerHasNoFigures() {
    stage.monitoring.metrics = () -> "portcullis_things 3\n";
    String admin = stage.token(stage.user("boss", RoleName.ADMIN));
    for (String path : Set.of("/metrics", "/metrics/", "/api/metrics", "//metrics")) {
      stage.send(Request.get(path)).isProblem(404, "not-found");
      stage.send(Request.get(path).bearer(admin)).isProblem(404, "not-found");
    }
  }

  @Test
  void aSourceThatFailsIsOurBugAndTellsNothing() {
    stage.monitoring.metrics =
        () -> {
          throw new IllegalStateException("secret");
        };
    Reply reply = stage.sendToManagement(Request.get("/metrics"));

    reply.isProblem(500, "internal-error");
    assertFalse(reply.body().contains("secret"));
  }

  @Test
  void theFiguresAreToldWhileEveryHealthCheckWaits() throws InterruptedException {
    int workers = 2;
    CountDownLatch asked = new CountDownLatch(workers);
    CountDownLatch release = new CountDownLatch(1);
    stage.monitoring.health =
        () -> {
          asked.countDown();
          Background.await(release);
          return Map.of();
        };
    var waiting =
        Stream.generate(
                () -> Background.start(() -> stage.sendToManagement(Request.get("/readyz"))))
            .limit(workers)
            .toList();
    Background.await(asked);

    assertEquals(200, stage.sendToManagement(Request.get("/metrics")).status());
    release.countDown();
    waiting.forEach(call -> assertEquals(200, call.result().status()));
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/test/all, GET, /api/test/all, 200",
    "HEAD /api/test/all, GET, /api/test/all, 200",
    "GET /api/me, GET, /api/me, 401",
    "GET /api/me/sessions/, none, none, 404",
    "DELETE /api/me/sessions/mine, DELETE, /api/me/sessions/{id}, 401",
    "PUT /api/users/mallory/roles/king, PUT, /api/users/{id}/roles/{role}, 401",
    "GET /mallory?x=mallory, none, none, 404",
    "MALLORY /api/me, none, none, 405",
    "OPTIONS /api/me, none, none, 204",
    "POST /api/auth/refresh, POST, /api/auth/refresh, 415"
  })
  void requestsAreToldOfByTheirRoute(String request, String method, String template, int status)
      throws InterruptedException {
    Answered answered = observed(Request.of(request));

    assertEquals(new Answered(method, template, status, answered.nanos()), answered);
    assertTrue(answered.nanos() > 0);
  }

  @Test
  void requestsThatHashAreToldOfWithTheTimeTheyWaited() throws InterruptedException {
    Answered answered = observed(Request.signIn(SIGN_IN));

    assertEquals(401, answered.status());
    assertEquals("/api/auth/signin", answered.template());
  }

  @Test
  void theManagementListenerIsNotObserved() throws InterruptedException {
    stage.monitoring.requests = this::note;
    stage.sendToManagement(Request.get("/metrics"));

    assertEquals("/api/test/all", observed(Request.get("/api/test/all")).template());
    assertTrue(told.isEmpty());
  }

  @Test
  void anObserverThatFailsHarmsNoAnswer() {
    try (LoggedLines log = new LoggedLines()) {
      stage.monitoring.requests =
          (method, template, status, nanos) -> {
            throw new IllegalStateException("full");
          };
      for (int i = 0; i < 3; i++) {
        assertEquals(200, stage.send(Request.get("/api/test/all")).status());
      }
      assertTrue(
          log.lines()
              .contains("Cannot count a request in the metrics; the answer is not affected"));
    }
  }

  private Answered observed(Request request) throws InterruptedException {
    stage.monitoring.requests = this::note;
    stage.send(request);
    // The answer may be here before its end is told.
    Answered answered = told.poll(10, TimeUnit.SECONDS);
    if (answered == null) {
      throw new AssertionError("nobody was told of " + request);
    }
    return answered;
  }

  private void note(String method, String template, int status, long nanos) {
    told.add(new Answered(method, template, status, nanos));
  }
}
