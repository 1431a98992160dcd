package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.Background;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a flood of sign-ins does to the others, and to itself. */
final class HashingRoutesTest {
  private static final int LANE = 6;
  private static final String SIGN_IN = "{\"username\":\"ada\",\"password\":\"x\"}";

  // More requests that hash than there are workers: on workers they would take all of them.
  private final Stage stage =
      Stage.with(Stage.limits().withHashing(new HttpLimits.Hashing(LANE, 0, Duration.ofHours(1))));
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    stage.close();
  }

  @Test
  void allOtherRoutesAnswerWhileEveryHashIsBlocked() {
    String token = stage.token(stage.user("boss", RoleName.ADMIN));
    List<Background<Reply>> flood = blockTheLane();

    for (String path : List.of("/api/test/user", "/api/test/admin", "/api/me", "/api/users")) {
      assertEquals(200, stage.send(Request.get(path).bearer(token)).status(), path);
    }
    assertEquals(200, stage.sendToManagement(Request.get("/readyz")).status());
    release.countDown();
    flood.forEach(call -> call.result().isProblem(401, "invalid-credentials"));
  }

  @ParameterizedTest
  @ValueSource(strings = {SIGN_IN, "not even JSON", ""})
  void whatDoesNotFitInIsRefusedBeforeItsBodyIsLookedAt(String body) {
    List<Background<Reply>> flood = blockTheLane();

    for (String path : List.of("/api/auth/signin", "/api/auth/signup")) {
      Reply refused = stage.send(Request.post(path, body)).isProblem(503, "busy");
      assertEquals("2", refused.header("Retry-After"));
    }
    release.countDown();
    flood.forEach(call -> call.result().isProblem(401, "invalid-credentials"));
    IntStream.range(0, 3 * LANE)
        .mapToObj(i -> SIGN_IN.replace("ada", "ada-" + i))
        .forEach(json -> stage.send(Request.signIn(json)).isProblem(401, "invalid-credentials"));
  }

  @Test
  void administratorsWaitForHashesInTheSameLane() {
    User boss = stage.user("boss", RoleName.ADMIN);
    String token = stage.token(boss);
    List<Background<Reply>> flood = blockTheLane();

    for (String line : List.of("POST /api/users", "PUT /api/users/" + boss.id() + "/password")) {
      stage.send(Request.of(line)).isProblem(401, "missing-token");
      stage.send(Request.of(line).bearer(token)).isProblem(503, "busy");
    }
    release.countDown();
    flood.forEach(call -> call.result().isProblem(401, "invalid-credentials"));
  }

  @Test
  void brokenRequestsGiveTheirPlaceBack() {
    for (int i = 0; i < 3 * LANE; i++) {
      stage.send(Request.signIn("not even JSON")).isProblem(400, "malformed-json");
    }
    stage.send(Request.signIn(SIGN_IN)).isProblem(401, "invalid-credentials");
  }

  @Test
  void aHasherThatIsBusyIsToldAndCounted() {
    stage.beforeHash =
        () -> {
          throw new BusyException("the queue is full");
        };
    Reply refused = stage.send(Request.signIn(SIGN_IN)).isProblem(503, "busy");
    assertEquals("2", refused.header("Retry-After"));
    assertEquals(1, stage.server.busyRefusals());
  }

  private List<Background<Reply>> blockTheLane() {
    CountDownLatch full = new CountDownLatch(LANE);
    stage.beforeHash =
        () -> {
          full.countDown();
          Background.await(release);
        };
    List<Background<Reply>> flood =
        IntStream.range(0, LANE)
            .mapToObj(i -> Background.start(() -> stage.send(Request.signIn(SIGN_IN))))
            .toList();
    Background.await(full);
    return flood;
  }
}
