package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnSessionsTest {
  private static final String PATH = "/api/me/sessions";

  private final Stage stage = Stage.open();

  @BeforeEach
  void twoUsers() {
    stage.user("ada", RoleName.USER);
    stage.user("bob", RoleName.USER);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theListShowsWhatAnOwnerRecognisesASessionBy() {
    Client client =
        Client.of(stage, stage.send(Client.signIn("ada").header("User-Agent", "Firefox/140")));
    stage.clock.advance(Duration.ofMinutes(1));
    client = client.refreshed();

    Reply reply = client.send(Request.get(PATH));

    assertEquals(200, reply.status());
    assertEquals(
        ("{\"items\":[{\"id\":\"%s\",\"current\":true,\"createdAt\":\"2026-06-15T12:00:00Z\","
                + "\"lastUsedAt\":\"2026-06-15T12:01:00Z\",\"expiresAt\":\"2026-06-29T12:01:00Z\","
                + "\"userAgent\":\"Firefox/140\",\"ip\":\"127.0.0.1\"}]}")
            .formatted(id(client)),
        reply.body());
  }

  @Test
  void aUserSeesItsLiveSessionsOldestFirstAndNobodyElses() {
    Client.signedIn(stage, "ada");
    stage.clock.advance(SessionPolicy.DEFAULT.idle());
    Client first = Client.signedIn(stage, "ada");
    stage.clock.advance(Duration.ofSeconds(1));
    Client second = Client.signedIn(stage, "ada");
    Client.signedIn(stage, "bob");
    Client ended = Client.signedIn(stage, "ada");
    ended.send(Request.of("POST /api/auth/signout"));

    JsonNode items = second.send(Request.get(PATH)).json().path("items");

    assertEquals(List.of(id(first), id(second)), items.findValuesAsText("id"));
    assertEquals(List.of("false", "true"), items.findValuesAsText("current"));
  }

  @Test
  void aUserAgentIsShownAsPlainShortText() {
    assertEquals("M?nchen<b>\"", userAgent("M\u00fcnchen<b>\""));
    assertEquals("x".repeat(255), userAgent("x".repeat(10_000)));
    assertEquals("?".repeat(255), userAgent("\u00e9".repeat(300)));
    assertEquals("a?b", userAgent("a\tb"));
  }

  @Test
  void aClientThatDoesNotSayWhatItIsHasNoUserAgent() {
    for (Request signIn :
        List.of(Client.signIn("ada"), Client.signIn("ada").header("User-Agent", "   "))) {
      Client client = Client.of(stage, stage.send(signIn));
      assertFalse(current(client).has("userAgent"));
    }
  }

  @Test
  void aSessionThatIsEndedIsOverAtOnce() {
    Client client = Client.signedIn(stage, "ada");
    Client other = Client.signedIn(stage, "ada");

    assertDone(end(client, id(other)));

    other.assertSignedOut();
    client.assertSignedIn();
  }

  @Test
  void theCurrentSessionMayBeEndedAsWell() {
    Client client = Client.signedIn(stage, "ada");

    assertDone(end(client, id(client)));

    client.assertSignedOut();
  }

  @Test
  void whatIsNotAnOwnLiveSessionIsNotFound() {
    Client client = Client.signedIn(stage, "ada");
    Client bob = Client.signedIn(stage, "bob");
    String id = id(client);
    Client ended = Client.signedIn(stage, "ada");
    String endedId = id(ended);
    assertDone(end(client, endedId));
    for (String missing :
        List.of(
            id(bob),
            endedId,
            Ids.sessionId().toString(),
            "1",
            "current",
            "%00",
            id.toUpperCase(Locale.ROOT).replace("-", ""),
            id.replace("-", ""),
            "%7B" + id + "%7D",
            "x".repeat(2_000))) {
      end(client, missing).isProblem(404, "session-not-found").says("There is no such session.");
    }
    client.assertSignedIn();
    bob.assertSignedIn();
  }

  @Test
  void allOtherSessionsEndTogether() {
    Client bob = Client.signedIn(stage, "bob");
    List<Client> others = List.of(Client.signedIn(stage, "ada"), Client.signedIn(stage, "ada"));
    Client client = Client.signedIn(stage, "ada");

    assertDone(client.send(Request.of("DELETE " + PATH)));
    assertDone(client.send(Request.of("DELETE " + PATH)));

    others.forEach(Client::assertSignedOut);
    client.assertSignedIn();
    bob.assertSignedIn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/me/sessions",
        "DELETE /api/me/sessions",
        "DELETE /api/me/sessions/0195a1b2-c3d4-7e5f-9a9b-0c1d2e3f4a5c"
      })
  void ownSessionsTakeAGoodToken(String request) {
    stage.send(Request.of(request)).isProblem(401, "missing-token");
    stage.send(Request.of(request).bearer("junk")).isProblem(401, "invalid-token");
  }

  @Test
  void otherMethodsAreNotAllowed() {
    Reply reply = stage.send(Request.post(PATH, "{}")).isProblem(405, "method-not-allowed");
    assertEquals("DELETE, GET, HEAD, OPTIONS", reply.header("Allow"));
    stage.send(Request.get(PATH + "/x")).isProblem(405, "method-not-allowed");
  }

  private String userAgent(String sent) {
    Request signIn = Client.signIn("ada").header("User-Agent", sent);
    return current(Client.of(stage, stage.send(signIn))).path("userAgent").asText();
  }

  private static Reply end(Client client, String id) {
    return client.send(Request.of("DELETE " + PATH + "/" + id));
  }

  private static String id(Client client) {
    return current(client).path("id").asText();
  }

  private static JsonNode current(Client client) {
    for (JsonNode item : client.send(Request.get(PATH)).json().path("items")) {
      if (item.path("current").asBoolean()) {
        return item;
      }
    }
    throw new AssertionError("no session is the current one");
  }

  private static void assertDone(Reply reply) {
    assertEquals(204, reply.status(), reply.body());
    assertEquals("", reply.body());
  }
}
