package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LegacyRefreshTest {
  private static final String PATH = "/api/auth/refreshtoken";
  private static final String MISSING = "Refresh Token is required!";
  private static final String NOT_GOOD = "Refresh token is not in database!";
  private static final String EXPIRED =
      "Refresh token was expired. Please make a new signin request";

  private final Stage stage = Stage.speakingLegacy();
  private final User ada = stage.user("ada", RoleName.USER);
  private final Client client = Client.signedIn(stage, "ada");

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theAccessTokenIsNewAndTheRefreshTokenStays() {
    for (int i = 0; i < 3; i++) {
      stage.clock.advance(Duration.ofHours(1));
      Reply reply = renew(client.refresh());

      assertEquals(200, reply.status(), reply.body());
      assertEquals(2, reply.json().size());
      Client renewed = Client.of(stage, reply);
      assertEquals(client.refresh(), renewed.refresh());
      assertEquals(200, renewed.page().status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"refreshToken\":null}"})
  void aMissingTokenIsAskedForBy403(String body) {
    stage.send(Request.post(PATH, body)).isProblem(403, "invalid-refresh-token").says(MISSING);
    stage.send(Request.of("POST " + PATH)).isProblem(403, "invalid-refresh-token").says(MISSING);
  }

  @Test
  void aTokenThatDoesNotCountIsRefusedBy403AndNever401() {
    Client ended = Client.signedIn(stage, "ada");
    stage.send(Request.post("/api/auth/signout", Client.body(ended.refresh())));
    Client reused = Client.signedIn(stage, "ada");
    reused.refreshed().refreshed();
    for (String token : List.of("", "junk", ended.refresh(), reused.refresh())) {
      Reply reply = renew(token).isProblem(403, "invalid-refresh-token").says(NOT_GOOD);
      assertEquals("", reply.header("WWW-Authenticate"));
      assertFalse(reply.body().contains(ended.refresh()));
    }
    reused.assertSignedOut();
    stage.users.update(ada.withStatus(UserStatus.DISABLED));
    renew(client.refresh()).isProblem(403, "invalid-refresh-token").says(NOT_GOOD);
  }

  @Test
  void anExpiredSessionSaysSo() {
    stage.clock.advance(SessionPolicy.DEFAULT.idle());

    renew(client.refresh()).isProblem(403, "invalid-refresh-token").says(EXPIRED);
  }

  @Test
  void aBodyIsReadAsStrictlyAsEverywhere() {
    stage
        .send(Request.post(PATH, "{\"refreshToken\":1,\"x\":2}"))
        .hasViolations("refreshToken wrong-type", "x unknown-field");
  }

  @Test
  void unlessItIsAskedForThereIsNoSuchPath() {
    try (Stage plain = Stage.open()) {
      plain.send(Request.post(PATH, "{}")).isProblem(404, "not-found");
      plain.send(Request.get(PATH)).isProblem(404, "not-found");
    }
  }

  private Reply renew(String token) {
    return stage.send(Request.post(PATH, Client.body(token)));
  }
}
