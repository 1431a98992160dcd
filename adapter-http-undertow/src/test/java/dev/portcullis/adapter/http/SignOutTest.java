package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignOutTest {
  private static final String PATH = "/api/auth/signout";

  private final Stage stage = Stage.open();
  private final User ada = stage.user("ada", RoleName.USER);
  private final Client client = Client.signedIn(stage, "ada");
  private final Client other = Client.signedIn(stage, "ada");

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aRefreshTokenSignsOut() {
    assertDone(stage.send(byRefreshToken(client)));

    client.assertSignedOut();
    other.assertSignedIn();
    assertEquals(1, signOuts());
  }

  @Test
  void anAccessTokenSignsOutWithoutABody() {
    assertDone(stage.send(byAccessToken(client)));

    client.assertSignedOut();
    other.assertSignedIn();
    assertEquals(1, signOuts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"refreshToken\":null}", "{\"refreshToken\":\"junk\"}"})
  void anAccessTokenSignsOutWhateverElseIsSent(String body) {
    assertDone(client.send(Request.post(PATH, body)));

    client.assertSignedOut();
  }

  @Test
  void bothTokensOfOneSessionEndItOnce() {
    assertDone(client.send(byRefreshToken(client)));

    client.assertSignedOut();
    other.assertSignedIn();
    assertEquals(1, signOuts());
  }

  @Test
  void tokensOfTwoSessionsEndBoth() {
    assertDone(client.send(byRefreshToken(other)));

    client.assertSignedOut();
    other.assertSignedOut();
    assertEquals(2, signOuts());
  }

  @Test
  void aReplacedRefreshTokenSignsOutAsWell() {
    Client next = client.refreshed().refreshed();

    assertDone(stage.send(byRefreshToken(client)));

    next.assertSignedOut();
  }

  @Test
  void signingOutAgainDoesNoMore() {
    for (int i = 0; i < 3; i++) {
      assertDone(stage.send(byRefreshToken(client)));
      assertDone(stage.send(byAccessToken(client)));
    }
    assertEquals(1, signOuts());
  }

  @Test
  void tokensThatDoNotCountAreIgnored() {
    String expired = client.access();
    stage.clock.advance(Duration.ofMinutes(15));
    for (Request request :
        List.of(
            Request.post(PATH, Client.body("junk")),
            Request.post(PATH, Client.body("")),
            Request.of("POST " + PATH).bearer("junk"),
            Request.of("POST " + PATH).bearer(expired),
            Request.of("POST " + PATH).header("x-access-token", "junk"),
            Request.of("POST " + PATH).bearer(expired).bearer(expired),
            Request.post(PATH, Client.body("junk")).bearer("junk"))) {
      assertDone(stage.send(request));
    }
    assertEquals(0, signOuts());
    assertEquals(200, client.tryToRefresh().status());
  }

  @Test
  void aBadAccessTokenDoesNotStandInTheWayOfARefreshToken() {
    assertDone(stage.send(byRefreshToken(client).bearer("junk")));

    client.assertSignedOut();
  }

  @Test
  void ofTwoAccessTokensNeitherCounts() {
    assertDone(stage.send(byAccessToken(client).header("x-access-token", other.access())));

    client.assertSignedIn();
    other.assertSignedIn();
  }

  @Test
  void refreshingAgainstSigningOutLeavesNothingAlive() {
    for (int round = 0; round < 50; round++) {
      Client racer = Client.signedIn(stage, "ada");

      Race<Reply> race =
          Race.of(3, lane -> lane == 0 ? stage.send(byRefreshToken(racer)) : racer.tryToRefresh());

      assertEquals(List.of(), race.failures());
      racer.assertSignedOut();
      race.results().stream()
          .filter(reply -> reply.status() == 200)
          .forEach(reply -> Client.of(stage, reply).assertSignedOut());
    }
  }

  @Test
  void theTokensOfAClosedSessionLookLikeAnyBadToken() {
    Request page = Request.get("/api/test/user").header("X-Request-Id", "same");
    stage.send(byRefreshToken(client));

    Reply reply = client.send(page).isProblem(401, "invalid-token").says("Unauthorized!");

    assertEquals(stage.send(page.bearer("junk")).body(), reply.body());
    assertEquals(
        "Bearer realm=\"portcullis\", error=\"invalid_token\"", reply.header("WWW-Authenticate"));
  }

  @Test
  void withoutAnyTokenThereIsNothingToDo() {
    Request empty = Request.of("POST " + PATH);
    stage.send(empty).hasViolations("refreshToken required");
    stage.send(empty.header("Authorization", "Basic eDp5")).hasViolations("refreshToken required");
    stage.send(empty.header("x-access-token", "")).hasViolations("refreshToken required");
    stage.send(Request.post(PATH, "{}")).hasViolations("refreshToken required");
    stage
        .send(Request.post(PATH, "{\"refreshToken\":null}"))
        .hasViolations("refreshToken required");
  }

  @Test
  void aBodyIsReadStrictlyWithAnAccessTokenAsWell() {
    client
        .send(Request.post(PATH, "{\"refreshToken\":1,\"x\":2}"))
        .hasViolations("refreshToken wrong-type", "x unknown-field");
    client.send(Request.post(PATH, "{")).isProblem(400, "malformed-json");
    client
        .send(Request.of("POST " + PATH).header("Content-Type", "text/plain").body("x"))
        .isProblem(415, "unsupported-media-type");
    client.assertSignedIn();
  }

  @Test
  void nobodyIsToldToBeSignedOutWhileThatCannotBeKnown() {
    stage.verifier = compact -> new VerificationOutcome.Unavailable();

    Reply reply = stage.send(byAccessToken(client)).isProblem(503, "store-unavailable");
    assertEquals("2", reply.header("Retry-After"));
    assertDone(other.send(byRefreshToken(other)));

    stage.verifier = stage.tokens;
    client.assertSignedIn();
    other.assertSignedOut();
  }

  private long signOuts() {
    List<AuditEvent> events = stage.audit.events();
    assertTrue(events.stream().anyMatch(AuditEvent.SignedIn.class::isInstance));
    return events.stream()
        .filter(event -> event instanceof AuditEvent.SignedOut out && out.user().equals(ada.id()))
        .count();
  }

  private static Request byRefreshToken(Client client) {
    return Request.post(PATH, Client.body(client.refresh()));
  }

  private static Request byAccessToken(Client client) {
    return Request.of("POST " + PATH).bearer(client.access());
  }

  private static void assertDone(Reply reply) {
    assertEquals(204, reply.status(), reply.body());
    assertEquals("", reply.body());
  }
}
