package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.testkit.database.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sessions as front ends use them, on two nodes over one MySQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsIT {
  private static final String PAGE = "/api/test/user";
  private static final String SESSIONS = "/api/me/sessions";
  private static final String LEGACY = "/api/auth/refreshtoken";

  private final TestDatabase database = TestDatabase.migrated();
  private TwoServers servers;

  @BeforeAll
  void start(@TempDir Path directory) {
    servers =
        TwoServers.start(database, directory, Map.of(), Map.of("AUTH_LEGACY_REFRESH", "true"));
  }

  @AfterAll
  void stop() {
    servers.close();
    database.close();
  }

  @Test
  void aSessionGoesOnByItsRefreshTokenUntilItIsSignedOut() {
    Api api = servers.one();
    assertEquals(201, api.signUp("tourist").statusCode());
    HttpResponse<String> signedIn = api.signIn("tourist", Api.PASSWORD);
    Tokens first = Tokens.of(signedIn);
    assertTrue(Api.json(signedIn).get("refreshExpiresIn").longValue() > 0, signedIn::body);

    HttpResponse<String> refreshed = servers.other().refresh(first.refresh());
    Tokens second = Tokens.of(refreshed);
    assertNotEquals(first, second);
    for (String member : List.of("id", "username", "email", "roles", "tokenType", "expiresIn")) {
      assertEquals(Api.json(signedIn).get(member), Api.json(refreshed).get(member), member);
    }
    assertEquals(200, api.getAs(second.access(), PAGE).statusCode());
    assertEquals(second.refresh(), Tokens.of(api.refresh(first.refresh())).refresh(), "two tabs");

    assertEquals(204, api.signOut(second.refresh()).statusCode());
    assertEquals(204, api.signOut(second.refresh()).statusCode(), "once more does no harm");
    assertEquals(204, api.signOut("nobody's").statusCode());
    assertDead(first);
    assertDead(second);
  }

  @Test
  void ownersSeeTheirSessionsAndEndThem() {
    Api api = servers.one();
    assertEquals(201, api.signUp("owner").statusCode());
    assertEquals(201, api.signUp("stranger").statusCode());
    Tokens lost = api.tokensOf("owner");
    Tokens forgotten = servers.other().tokensOf("owner");
    Tokens current = api.tokensOf("owner");
    List<JsonNode> listed = sessions(current);
    assertEquals(3, listed.size());
    assertEquals(
        List.of(false, false, true),
        listed.stream().map(session -> session.get("current").booleanValue()).toList());
    assertEquals("127.0.0.1", listed.get(0).get("ip").textValue());

    String path = SESSIONS + "/" + listed.get(0).get("id").textValue();
    String stranger = api.tokensOf("stranger").access();
    assertEquals(404, api.call("DELETE", path, stranger).statusCode());
    assertEquals(204, api.call("DELETE", path, current.access()).statusCode());
    assertEquals(404, api.call("DELETE", path, current.access()).statusCode());
    assertDead(lost);

    assertEquals(204, api.call("DELETE", SESSIONS, current.access()).statusCode());
    assertDead(forgotten);
    assertEquals(1, sessions(current).size());
    assertEquals(200, servers.other().getAs(current.access(), PAGE).statusCode());
    Tokens.of(servers.other().refresh(current.refresh()));
  }

  @Test
  void aReusedTokenEndsTheSessionAndARestartDoesNotReopenIt() {
    assertEquals(201, servers.one().signUp("victim").statusCode());
    Tokens first = servers.one().tokensOf("victim");
    Tokens second = Tokens.of(servers.one().refresh(first.refresh()));
    Tokens third = Tokens.of(servers.other().refresh(second.refresh()));
    assertEquals(200, servers.one().getAs(third.access(), PAGE).statusCode());

    HttpResponse<String> reused = servers.one().refresh(first.refresh());
    assertEquals(401, reused.statusCode());
    assertEquals("invalid-refresh-token", Api.code(reused));

    List.of(third, second, first).forEach(this::assertDead);
    servers.killOne();
    servers.restartOne();
    List.of(third, second, first).forEach(this::assertDead);
  }

  @Test
  void aSessionOutlivesTheKillOfTheNodeThatOpenedIt() {
    assertEquals(201, servers.one().signUp("survivor").statusCode());
    Tokens first = servers.one().tokensOf("survivor");
    Tokens second = Tokens.of(servers.one().refresh(first.refresh()));

    servers.killOne();

    assertEquals(200, servers.other().getAs(first.access(), PAGE).statusCode());
    assertEquals(200, servers.other().getAs(second.access(), PAGE).statusCode());
    Tokens third = Tokens.of(servers.other().refresh(second.refresh()));
    servers.restartOne();
    assertEquals(200, servers.one().getAs(second.access(), PAGE).statusCode());
    Tokens fourth = Tokens.of(servers.one().refresh(third.refresh()));
    assertEquals(200, servers.other().getAs(fourth.access(), PAGE).statusCode());
  }

  @Test
  void theTutorialsWayToRefreshIsThereOnlyWhereItWasAskedFor() {
    assertEquals(201, servers.one().signUp("settler").statusCode());
    Tokens tokens = servers.one().tokensOf("settler");

    HttpResponse<String> absent = servers.one().post(LEGACY, Tokens.body(tokens.refresh()));
    assertEquals(404, absent.statusCode());
    assertEquals(404, servers.one().post(LEGACY, "{}").statusCode());

    Tokens renewed = Tokens.of(servers.other().post(LEGACY, Tokens.body(tokens.refresh())));
    assertEquals(tokens.refresh(), renewed.refresh(), "it is never replaced");
    assertEquals(200, servers.one().getAs(renewed.access(), PAGE).statusCode());
    assertLegacyRefusal("Refresh Token is required!", "{}");
    assertEquals(204, servers.one().signOut(tokens.refresh()).statusCode());
    assertLegacyRefusal("Refresh token is not in database!", Tokens.body(tokens.refresh()));
  }

  private void assertLegacyRefusal(String message, String body) {
    HttpResponse<String> refused = servers.other().post(LEGACY, body);
    assertEquals(403, refused.statusCode());
    assertEquals(message, Api.json(refused).get("message").textValue());
  }

  /** Neither token of {@code tokens} works on either node; the other node may need a moment. */
  private void assertDead(Tokens tokens) {
    for (Api api : List.of(servers.one(), servers.other())) {
      assertEquals(401, api.refresh(tokens.refresh()).statusCode());
      Waiting.until(() -> api.getAs(tokens.access(), PAGE).statusCode() == 401, "a refusal");
      assertFalse(api.getAs(tokens.access(), PAGE).body().contains("User Content"));
    }
  }

  private List<JsonNode> sessions(Tokens tokens) {
    JsonNode list = Api.json(servers.one().getAs(tokens.access(), SESSIONS));
    return StreamSupport.stream(list.get("items").spliterator(), false).toList();
  }
}
