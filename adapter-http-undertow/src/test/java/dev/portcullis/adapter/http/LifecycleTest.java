package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fixture.Background;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LifecycleTest {
  private static final String SIGN_IN = "{\"username\":\"ada\",\"password\":\"x\"}";

  private final Stage stage = Stage.open();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void routesThatNeedOnlyTheTokenRunWhereTheRequestArrives() {
    String token = stage.token(stage.user("ada", RoleName.MODERATOR, RoleName.ADMIN));
    for (String path :
        List.of("/api/test/user", "/api/test/mod", "/api/test/admin", "/.well-known/jwks.json")) {
      stage.threads.clear();
      stage.send(Request.get(path).bearer(token));
      assertFalse(stage.threads.isEmpty());
      assertTrue(stage.threads.stream().allMatch(name -> name.contains("I/O")), path);
    }
  }

  @Test
  void routesThatAskTheStoreRunOnWorkersAndThoseThatHashOnThreadsOfTheirOwn() {
    String token = stage.token(stage.user("boss", RoleName.ADMIN));
    String id = "/api/users/" + stage.user("ada", RoleName.USER).id();
    String signUp =
        "{\"username\":\"new\",\"email\":\"new@example.org\",\"password\":\"%s\"}"
            .formatted(Stage.PASSWORD);
    for (Request request :
        List.of(
            Request.signIn(SIGN_IN),
            Request.signUp(signUp),
            Request.get("/api/me").bearer(token),
            Request.get("/api/users").bearer(token),
            Request.of("PUT " + id + "/roles/moderator").bearer(token),
            Request.of("DELETE " + id + "/roles/moderator").bearer(token))) {
      stage.threads.clear();
      assertTrue(stage.send(request).status() < 500);
      String last = List.copyOf(stage.threads).get(stage.threads.size() - 1);
      String expected = request.line().contains("/api/auth/") ? "hashing-request" : "task";
      assertTrue(last.contains(expected), request + " ran on " + last);
    }
  }

  @Test
  void tokenOnlyRoutesAreAnsweredWhileEveryWorkerWaits() throws InterruptedException {
    String token = stage.token(stage.user("ada", RoleName.USER));
    int workers = Stage.limits().threads().workers();
    CountDownLatch busy = new CountDownLatch(workers);
    CountDownLatch release = new CountDownLatch(1);
    stage.beforePort =
        () -> {
          if (Thread.currentThread().getName().contains("task")) {
            busy.countDown();
            Background.await(release);
          }
        };
    List<Background<Reply>> waiting =
        IntStream.range(0, workers)
            .mapToObj(i -> Background.start(() -> stage.send(Request.get("/api/me").bearer(token))))
            .toList();
    Background.await(busy);

    assertEquals(200, stage.send(Request.get("/api/test/user").bearer(token)).status());
    assertEquals(200, stage.sendToManagement(Request.get("/readyz")).status());
    release.countDown();
    waiting.forEach(call -> assertEquals(200, call.result().status()));
  }

  @Test
  void theManagementListenerTellsUpOrDownAndWhichDependency() {
    assertNotEquals(stage.server.address().getPort(), stage.server.managementAddress().getPort());
    assertTrue(stage.server.managementAddress().getAddress().isLoopbackAddress());
    Reply live = stage.sendToManagement(Request.get("/livez"));
    assertEquals(200, live.status());
    assertEquals("{\"status\":\"up\"}", live.body());
    Reply up = stage.sendToManagement(Request.get("/readyz"));
    assertEquals(200, up.status());
    assertEquals("{\"status\":\"up\",\"dependencies\":{\"database\":\"up\"}}", up.body());

    stage.monitoring.health = () -> Map.of("database", false, "keys", true);
    Reply down = stage.sendToManagement(Request.get("/readyz"));
    assertEquals(503, down.status());
    assertEquals(
        "{\"status\":\"down\",\"dependencies\":{\"database\":\"down\",\"keys\":\"up\"}}",
        down.body());
    assertEquals("2", down.header("Retry-After"));
    assertEquals("application/json", down.header("Content-Type"));
    assertEquals(200, stage.sendToManagement(Request.get("/livez")).status());

    stage.monitoring.health =
        () -> {
          throw new IllegalStateException("secret");
        };
    Reply failed = stage.sendToManagement(Request.get("/readyz"));
    assertEquals(503, failed.status());
    assertEquals("{\"status\":\"down\",\"dependencies\":{}}", failed.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/test/all", "/api/me", "/.well-known/jwks.json", "/metrics/"})
  void theManagementListenerHasNothingElse(String path) {
    stage.sendToManagement(Request.get(path)).isProblem(404, "not-found");
    stage.sendToManagement(Request.of("POST /livez")).isProblem(405, "method-not-allowed");
  }

  @Test
  void whatIsUnderWayWhenTheServerStopsComesToItsEnd() throws InterruptedException {
    CountDownLatch hashing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    stage.beforeHash =
        () -> {
          hashing.countDown();
          Background.await(release);
        };
    Background<Reply> underWay = Background.start(() -> stage.send(Request.signIn(SIGN_IN)));
    Background.await(hashing);
    Background<Boolean> closing =
        Background.start(
            () -> {
              stage.close();
              return true;
            });
    assertTrue(closing.isHeldBack());

    assertEquals(503, stage.sendToManagement(Request.get("/readyz")).status());
    assertEquals(200, stage.sendToManagement(Request.get("/livez")).status());
    Reply refused = stage.send(Request.get("/api/test/all")).isProblem(503, "unavailable");
    assertEquals("2", refused.header("Retry-After"));
    release.countDown();
    underWay.result().isProblem(401, "invalid-credentials");
    assertTrue(closing.result());
    assertThrows(ConnectException.class, () -> connect(stage.server.address()).close());
  }

  @Test
  void aPortInUseIsSaidAndNothingIsLeftRunning() {
    int taken = stage.server.address().getPort();
    HttpSettings settings =
        new HttpSettings(
            new HttpSettings.Address("127.0.0.1", taken),
            new HttpSettings.Address("127.0.0.1", 0),
            HttpSettings.Trust.none(),
            new HttpSettings.Introduction("r", "1"),
            Duration.ZERO,
            Stage.limits(),
            HttpSettings.Compatibility.none());

    UncheckedIOException refusal =
        assertThrows(
            UncheckedIOException.class,
            () ->
                AuthHttpServer.start(
                    settings, stage.auth, stage.monitoring.current(), new SecureRandom()));
    assertTrue(String.valueOf(refusal.getMessage()).contains(":" + taken));
  }

  @Test
  void anOrdinaryClientKeepsItsConnection() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    URI uri =
        URI.create("http://127.0.0.1:" + stage.server.address().getPort() + "/api/auth/signin");
    for (int i = 0; i < 5; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(SIGN_IN))
              .build();
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      assertEquals(401, response.statusCode());
      assertEquals(HttpClient.Version.HTTP_1_1, response.version());
    }
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    return new Socket(address.getAddress(), address.getPort());
  }
}
