package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RefreshTest {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "username",
          "email",
          "roles",
          "accessToken",
          "tokenType",
          "expiresIn",
          "refreshToken",
          "refreshExpiresIn");

  private final Stage stage = Stage.open();
  private final LoggedLines log = new LoggedLines();
  private final User ada = stage.user("ada", RoleName.USER);

  @AfterEach
  void close() {
    log.close();
    stage.close();
  }

  @Test
  void signInHandsOutARefreshTokenAndRefreshReplacesIt() {
    Reply signIn = stage.send(Client.signIn("ada"));
    Reply refresh = Client.of(stage, signIn).tryToRefresh();

    assertEquals(200, refresh.status(), refresh.body());
    for (Reply reply : List.of(signIn, refresh)) {
      JsonNode body = reply.json();
      assertEquals(FIELDS, names(body));
      assertEquals(ada.id().toString(), body.path("id").asText());
      assertEquals("[\"ROLE_USER\"]", body.path("roles").toString());
      assertEquals("Bearer", body.path("tokenType").asText());
      assertEquals(900, body.path("expiresIn").asLong());
      assertEquals(Duration.ofDays(14).toSeconds(), body.path("refreshExpiresIn").asLong());
      assertEquals("no-store", reply.header("Cache-Control"));
    }
    assertNotEquals(signIn.json().path("refreshToken"), refresh.json().path("refreshToken"));
    assertEquals(200, Client.of(stage, signIn).page().status());
    Client.of(stage, refresh).assertSignedIn();
  }

  @Test
  void rolesAreThoseOfNow() {
    Client client = Client.signedIn(stage, "ada");
    stage.users.update(ada.assign(RoleName.MODERATOR));

    Reply reply = client.tryToRefresh();

    assertEquals("[\"ROLE_MODERATOR\",\"ROLE_USER\"]", reply.json().path("roles").toString());
    Request page = Request.get("/api/test/mod");
    assertEquals(200, Client.of(stage, reply).send(page).status());
  }

  @Test
  void aLostAnswerIsGivenAgainWithinTheGrace() {
    Client client = Client.signedIn(stage, "ada");
    Client next = client.refreshed();
    stage.clock.advance(SessionPolicy.DEFAULT.grace().minusMillis(1));

    assertEquals(next.refresh(), client.refreshed().refresh());
    next.assertSignedIn();
  }

  @Test
  void tabsThatRefreshAtOnceGetTheSameToken() {
    Client client = Client.signedIn(stage, "ada");

    Race<String> race = Race.of(16, lane -> client.refreshed().refresh());

    assertEquals(List.of(), race.failures());
    assertEquals(1, Set.copyOf(race.results()).size());
  }

  @Test
  void aReplacedTokenThatComesBackEndsTheSessionWithItsAccessTokensAtOnce() {
    Client first = Client.signedIn(stage, "ada");
    Client other = Client.signedIn(stage, "ada");
    Client second = first.refreshed();
    Client third = second.refreshed();

    first.tryToRefresh().isProblem(401, "invalid-refresh-token");

    List.of(first, second, third).forEach(Client::assertSignedOut);
    other.assertSignedIn();
    assertTrue(
        stage.audit.events().stream()
            .anyMatch(
                event ->
                    event instanceof AuditEvent.RefreshRefused refused
                        && refused.facts().event().equals("refresh-token-reused")));
  }

  @Test
  void junkWithARealSessionInItEndsNothing() {
    Client client = Client.signedIn(stage, "ada");
    char last = client.refresh().charAt(74);
    String forged = client.refresh().substring(0, 74) + (last == 'A' ? 'B' : 'A');

    stage.send(Client.refreshing(forged)).isProblem(401, "invalid-refresh-token");

    client.assertSignedIn();
  }

  @Test
  void everyRefusalIsTheSameByteForByteAndHoldsNoToken() {
    Client ended = Client.signedIn(stage, "ada");
    ended.send(Request.of("POST /api/auth/signout"));
    Client reused = Client.signedIn(stage, "ada");
    reused.refreshed().refreshed();
    Client current = Client.signedIn(stage, "ada");
    stage.user("bob", RoleName.USER);
    Client disabled = Client.signedIn(stage, "bob");
    stage.users.update(user("bob").withStatus(UserStatus.DISABLED));
    List<String> tokens = new ArrayList<>();
    tokens.addAll(List.of("", " ", "junk", "\\u0000", "\\ud800", "x".repeat(8_192)));
    tokens.addAll(List.of("A".repeat(75), "_".repeat(75), "é".repeat(75)));
    tokens.addAll(List.of(current.refresh() + "=", " " + current.refresh(), current.access()));
    tokens.addAll(List.of(ended.refresh(), reused.refresh(), disabled.refresh()));
    tokens.add(tokenOf(session(current, 99)));
    tokens.add(tokenOf(unknownSession()));
    Set<String> bodies = new HashSet<>();
    for (String token : tokens) {
      bodies.add(refused(token));
    }
    Client expired = Client.signedIn(stage, "ada");
    stage.clock.advance(SessionPolicy.DEFAULT.idle());
    bodies.add(refused(expired.refresh()));

    assertEquals(1, bodies.size(), bodies.toString());
    assertTrue(log.lines().size() >= tokens.size());
    for (Client client : List.of(ended, reused, current, disabled, expired)) {
      assertFalse(log.lines().toString().contains(client.refresh()));
      assertFalse(log.lines().toString().contains(client.access()));
      assertFalse(bodies.toString().contains(client.refresh()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; refreshToken required",
        "{'refreshToken':null}; refreshToken required",
        "{'refreshToken':1}; refreshToken wrong-type",
        "{'refreshToken':['x']}; refreshToken wrong-type",
        "{'refreshToken':{'x':1}}; refreshToken wrong-type",
        "{'refreshToken':'x','more':1}; more unknown-field",
        "{'refresh_token':'x'}; refreshToken required,refresh_token unknown-field"
      },
      quoteCharacter = '|')
  void whatIsNoRefreshTokenAtAllIsAViolation(String json, String violations) {
    stage
        .send(Request.post("/api/auth/refresh", json.replace('\'', '"')))
        .hasViolations(violations.split(",", -1));
  }

  @Test
  void aTokenAboveTheBoundIsTooLong() {
    stage.send(Client.refreshing("x".repeat(8_193))).hasViolations("refreshToken too-long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "\"x\""})
  void whatIsNoObjectIsMalformed(String body) {
    stage.send(Request.post("/api/auth/refresh", body)).isProblem(400, "malformed-json");
  }

  @Test
  void aFormIsRefused() {
    Client client = Client.signedIn(stage, "ada");
    stage
        .send(
            Request.of("POST /api/auth/refresh")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("refreshToken=" + client.refresh()))
        .isProblem(415, "unsupported-media-type");
    client.assertSignedIn();
  }

  @Test
  void anAccessTokenIsNotLookedAt() {
    Client client = Client.signedIn(stage, "ada");

    Reply reply = stage.send(Client.refreshing(client.refresh()).bearer("junk"));

    assertEquals(200, reply.status(), reply.body());
  }

  private String refused(String token) {
    Reply reply =
        stage
            .send(Client.refreshing(token).header("X-Request-Id", "same"))
            .isProblem(401, "invalid-refresh-token");
    assertEquals("Bearer realm=\"portcullis\"", reply.header("WWW-Authenticate"));
    return reply.body();
  }

  private User user(String name) {
    return stage.users.findByUsername(new Username(name)).orElseThrow();
  }

  /** The session of {@code client}, as if it had been refreshed that often. */
  private Session session(Client client, long generation) {
    Session session =
        stage.sessions.findLive(ada.id(), stage.clock.instant()).stream()
            .filter(live -> tokenOf(live).equals(client.refresh()))
            .findFirst()
            .orElseThrow();
    return new Session(
        session.id(), session.user(), session.origin(), generation, session.times(), session.end());
  }

  private Session unknownSession() {
    Session known = stage.sessions.findLive(ada.id(), stage.clock.instant()).get(0);
    return Session.open(
        Ids.sessionId(), ada.id(), known.origin(), stage.clock.instant(), SessionPolicy.DEFAULT);
  }

  private String tokenOf(Session session) {
    return stage.refreshTokens.of(session).text();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
