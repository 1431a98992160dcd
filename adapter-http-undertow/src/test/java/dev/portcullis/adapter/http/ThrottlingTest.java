package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.role.RoleName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ThrottlingTest {
  private static final int FREE = RateLimitSettings.DEFAULT.account().free();

  private final Stage stage =
      Stage.trusting(
          new HttpSettings.Trust(
              Set.of(), List.of(AddressRange.parse("127.0.0.0/8").orElseThrow())));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whoFailedTooOftenIsToldWhenToComeBackAndNothingElse() {
    stage.user("ada", RoleName.USER);
    fail("ada");
    fail("nobody");
    stage.clock.advance(Duration.ofMillis(1));
    Reply known = stage.send(signIn("ada", Stage.PASSWORD).header("X-Request-Id", "same"));
    Reply unknown = stage.send(signIn("nobody", "wrong").header("X-Request-Id", "same"));

    known.isProblem(429, "too-many-attempts");
    assertEquals("1", known.header("Retry-After"));
    assertEquals(known.body(), unknown.body());
    stage.clock.advance(Duration.ofMillis(999));
    assertEquals(200, stage.send(signIn("ada", Stage.PASSWORD)).status());
  }

  @Test
  void secondsToWaitAreRoundedUp() {
    fail("ada");
    stage.clock.advance(Duration.ofSeconds(1));
    stage.send(signIn("ada", "wrong")).isProblem(401, "invalid-credentials");
    assertEquals("2", stage.send(signIn("ada", "wrong")).header("Retry-After"));
    stage.clock.advance(Duration.ofMillis(1));
    assertEquals("2", stage.send(signIn("ada", "wrong")).header("Retry-After"));
    stage.clock.advance(Duration.ofSeconds(1));
    assertEquals("1", stage.send(signIn("ada", "wrong")).header("Retry-After"));
  }

  @Test
  void aThrottledAttemptReadsTheUserAndIsNotHashed() {
    fail("ada");
    stage.threads.clear();
    stage.send(signIn("ada", "wrong")).isProblem(429, "too-many-attempts");
    assertEquals(1, stage.threads.size(), stage.threads::toString);
  }

  @Test
  void theSourceIsWhoStandsBehindTheProxy() {
    stage.user("ada", RoleName.USER);
    stage.send(signIn("ada", Stage.PASSWORD).header("X-Forwarded-For", "203.0.113.7"));
    for (int i = 0; i < FREE; i++) {
      String spoofed = "203.0.113.7, 198.51.100." + i;
      stage
          .send(signIn("ada", "wrong").header("X-Forwarded-For", spoofed))
          .isProblem(401, "invalid-credentials");
    }
    stage
        .send(signIn("ada", "wrong").header("X-Forwarded-For", "203.0.113.7, 198.51.100.77"))
        .isProblem(429, "too-many-attempts");
    Request owner = signIn("ada", Stage.PASSWORD).header("X-Forwarded-For", "203.0.113.7");
    assertEquals(200, stage.send(owner).status());
  }

  @Test
  void whoGuessesInAStolenSessionIsToldWhenToComeBack() {
    String token = stage.token(stage.user("ada", RoleName.USER));
    String guess = "{\"currentPassword\":\"wrong\",\"newPassword\":\"a long walk on the beach\"}";
    Request change = Request.put("/api/me/password", guess).bearer(token);
    for (int i = 0; i < FREE; i++) {
      stage.send(change).isProblem(403, "wrong-password");
    }
    Reply refused = stage.send(change).isProblem(429, "too-many-attempts");
    assertEquals("1", refused.header("Retry-After"));
  }

  @Test
  void signUpsAreCountedBySource() {
    int permits = RateLimitSettings.DEFAULT.signUp().permits();
    for (int i = 0; i < permits; i++) {
      assertEquals(201, stage.send(signUp("user" + i)).status());
    }
    Reply refused = stage.send(signUp("onemore")).isProblem(429, "too-many-attempts");
    assertEquals("3600", refused.header("Retry-After"));
    assertEquals(
        201, stage.send(signUp("onemore").header("X-Forwarded-For", "203.0.113.7")).status());
  }

  private void fail(String name) {
    for (int i = 0; i < FREE; i++) {
      stage.send(signIn(name, "wrong")).isProblem(401, "invalid-credentials");
    }
  }

  private static Request signIn(String name, String password) {
    return Request.signIn("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
  }

  private static Request signUp(String name) {
    return Request.signUp(
        "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}"
            .formatted(name, name, Stage.PASSWORD));
  }
}
