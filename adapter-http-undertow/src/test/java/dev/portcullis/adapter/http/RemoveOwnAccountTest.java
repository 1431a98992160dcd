package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RemoveOwnAccountTest {
  private final Stage stage = Stage.open();
  private final User ada = stage.user("ada", RoleName.USER);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whoLeavesGetsNothingBackAndIsGone() {
    Client client = Client.signedIn(stage, "ada");
    Client elsewhere = Client.signedIn(stage, "ada");

    Reply reply = client.send(remove(body(Stage.PASSWORD)));

    assertEquals(204, reply.status(), reply.body());
    assertEquals("", reply.body());
    client.assertSignedOut();
    elsewhere.assertSignedOut();
    stage.send(Client.signIn("ada")).isProblem(401, "invalid-credentials");
    assertEquals(Optional.empty(), stage.users.findById(ada.id()));
  }

  @Test
  void aWrongPasswordIsForbiddenAndCounted() {
    String token = stage.token(ada);
    for (int i = 0; i < RateLimitSettings.DEFAULT.account().free(); i++) {
      stage.send(remove(body("wrong")).bearer(token)).isProblem(403, "wrong-password");
    }
    Reply refused =
        stage.send(remove(body(Stage.PASSWORD)).bearer(token)).isProblem(429, "too-many-attempts");
    assertEquals("1", refused.header("Retry-After"));
    assertEquals(Optional.of(ada), stage.users.findById(ada.id()));
  }

  @Test
  void theLastAdministratorStays() {
    User boss = stage.user("boss", RoleName.ADMIN);
    stage.send(remove(body(Stage.PASSWORD)).bearer(stage.token(boss))).isProblem(409, "last-admin");
    stage.user("second", RoleName.ADMIN);
    assertEquals(204, stage.send(remove(body(Stage.PASSWORD)).bearer(stage.token(boss))).status());
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        row("{}", "currentPassword required"),
        row("{\"currentPassword\":null}", "currentPassword required"),
        row(
            "{\"currentPassword\":1,\"id\":\"x\",\"newPassword\":\"y\"}",
            "currentPassword wrong-type",
            "id unknown-field",
            "newPassword unknown-field"),
        row(body("a\\u0000"), "currentPassword invalid-characters"),
        row(body("x".repeat(4_097)), "currentPassword too-long"));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void everyViolationIsToldAtOnceAndNothingIsCounted(String json, List<String> expected) {
    int before = stage.limiter.attempts();
    stage
        .send(remove(json).bearer(stage.token(ada)))
        .hasViolations(expected.toArray(String[]::new));
    assertEquals(before, stage.limiter.attempts());
    assertEquals(Optional.of(ada), stage.users.findById(ada.id()));
  }

  @Test
  void itTakesATokenAndABody() {
    stage.send(remove(body(Stage.PASSWORD))).isProblem(401, "missing-token");
    stage.send(remove(body(Stage.PASSWORD)).bearer("junk")).isProblem(401, "invalid-token");
    stage
        .send(Request.of("DELETE /api/me").bearer(stage.token(ada)))
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  void itRunsInTheHashingQueue() {
    stage.beforeHash =
        () -> {
          assertTrue(Thread.currentThread().getName().startsWith("hashing-request"));
          throw new BusyException("the queue is full");
        };
    stage.send(remove(body(Stage.PASSWORD)).bearer(stage.token(ada))).isProblem(503, "busy");
  }

  private static Request remove(String json) {
    return Request.of("DELETE /api/me").header("Content-Type", "application/json").body(json);
  }

  private static Arguments row(String json, String... violations) {
    return Arguments.of(json, List.of(violations));
  }

  private static String body(String current) {
    return "{\"currentPassword\":\"" + current + "\"}";
  }
}
