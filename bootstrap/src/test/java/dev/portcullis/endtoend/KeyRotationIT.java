package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.testkit.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two nodes on one MySQL rotate their signing key under load. */
@Execution(ExecutionMode.CONCURRENT)
class KeyRotationIT {
  private static final String PAGE = "/api/test/user";
  private static final String KEYS = "/.well-known/jwks.json";

  /** Of a client between two requests: each state lasts seconds, and a burden would slow all. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  @TempDir private Path directory;
  private String admin = "none-yet";

  /** What one client observed. */
  private record Observed(long requests, Set<String> keys, Set<String> refusals) {}

  @Test
  void noValidTokenIsRejectedDuringARotationAndOldOnesAreAfterwards() throws Exception {
    Map<String, String> hasty =
        Map.of("AUTH_KEY_PUBLISH_LEAD", "8s", "AUTH_ACCESS_TOKEN_TTL", "6s");
    ExecutorService clients = Executors.newFixedThreadPool(2);
    AtomicBoolean goOn = new AtomicBoolean(true);
    try (ServerProcess one = serve("one", hasty);
        ServerProcess two = serve("two", hasty)) {
      Api first = new Api(one.address());
      Api second = new Api(two.address());
      assertEquals(201, first.signUp("forger").statusCode());
      SigningKey old = Forges.stored(database).get(0);
      List<Future<Observed>> running =
          List.of(
              clients.submit(() -> use(first, second, goOn)),
              clients.submit(() -> use(second, first, goOn)));

      HttpResponse<String> before = second.get(KEYS);
      HttpResponse<String> accepted = first.call("POST", "/api/keys/rotate", first.tokenOf("root"));
      assertEquals(202, accepted.statusCode());
      assertOtherNodePublishesBeforeAnybodySigns(accepted, before, second);
      Waiting.until(() -> statusOf(second, old).equals("gone"), "the end of the old key");
      goOn.set(false);

      for (Future<Observed> client : running) {
        Observed seen = client.get();
        assertEquals(Set.of(), seen.refusals());
        assertEquals(2, seen.keys().size(), "both keys have signed");
        assertTrue(seen.requests() > 100, () -> seen.requests() + " requests");
      }
      String late = Forges.with(old, first).good();
      assertEquals(401, first.getAs(late, PAGE).statusCode());
      assertEquals(401, second.getAs(late, PAGE).statusCode());
    } finally {
      goOn.set(false);
      clients.shutdownNow();
    }
  }

  @Test
  void afterAnEmergencyRotationOldTokensAreRejectedOnBothNodesWithinSeconds() throws Exception {
    try (ServerProcess one = serve("one", Map.of());
        ServerProcess two = serve("two", Map.of())) {
      Api first = new Api(one.address());
      Api second = new Api(two.address());
      String old = first.tokenOf("root");
      assertEquals(200, second.getAs(old, PAGE).statusCode());

      HttpResponse<String> accepted = first.post("/api/keys/rotate", "{\"emergency\":true}", old);
      assertEquals(202, accepted.statusCode(), accepted::body);

      Waiting.until(() -> first.getAs(old, PAGE).statusCode() == 401, "refusal on one node");
      Waiting.until(() -> second.getAs(old, PAGE).statusCode() == 401, "refusal on the other");
      String fresh = second.tokenOf("root");
      assertNotEquals(keyOf(old), keyOf(fresh));
      assertEquals(Api.json(accepted).get("kid").textValue(), keyOf(fresh));
      assertEquals(200, first.getAs(fresh, PAGE).statusCode());
    }
  }

  /** Signs in on one node, and uses the token on both for as long as it is good. */
  private static Observed use(Api issuer, Api other, AtomicBoolean goOn) throws IOException {
    Set<String> keys = new HashSet<>();
    Set<String> refusals = new HashSet<>();
    long requests = 0;
    while (goOn.get()) {
      String token = issuer.tokenOf("forger");
      keys.add(keyOf(token));
      Instant lastUse = expiryOf(token).minusSeconds(2);
      while (goOn.get() && Instant.now().isBefore(lastUse)) {
        LockSupport.parkNanos(PAUSE.toNanos());
        for (Api node : List.of(issuer, other)) {
          HttpResponse<String> answer = node.getAs(token, PAGE);
          requests++;
          if (answer.statusCode() != 200 && Instant.now().isBefore(lastUse.plusSeconds(2))) {
            refusals.add(answer.statusCode() + " for a token of " + keyOf(token));
          }
        }
      }
    }
    return new Observed(requests, keys, refusals);
  }

  /** What verifiers elsewhere fetch names the key for all of the lead. */
  private static void assertOtherNodePublishesBeforeAnybodySigns(
      HttpResponse<String> accepted, HttpResponse<String> before, Api other) throws IOException {
    String next = Api.json(accepted).get("kid").textValue();
    assertFalse(before.body().contains(next));
    Waiting.until(() -> other.get(KEYS).body().contains(next), "the key in the other node's set");
    HttpResponse<String> published = other.get(KEYS);
    assertNotEquals(before.headers().map().get("etag"), published.headers().map().get("etag"));
    assertEquals(2, Api.json(published).get("keys").size());
    String token = other.tokenOf("forger");
    Instant signs = Instant.parse(Api.json(accepted).get("activeFrom").textValue());
    if (Instant.now().isBefore(signs)) {
      assertNotEquals(next, keyOf(token));
    }
  }

  private String statusOf(Api api, SigningKey key) {
    for (JsonNode each : Api.json(keys(api)).get("items")) {
      if (each.get("kid").textValue().equals(key.id().value())) {
        return each.get("status").textValue();
      }
    }
    return "gone";
  }

  /** Signs in when the token is over only: each time costs a hash, and this is asked often. */
  private HttpResponse<String> keys(Api api) {
    HttpResponse<String> answer = api.getAs(admin, "/api/keys");
    if (answer.statusCode() == 401) {
      admin = api.tokenOf("root");
      answer = api.getAs(admin, "/api/keys");
    }
    return answer;
  }

  private ServerProcess serve(String name, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.putAll(Forges.settings(SigningAlgorithm.RS256));
    settings.put("AUTH_DATA_DIR", directory.resolve(name).toString());
    settings.putAll(ServerContract.ADMINISTRATOR);
    settings.putAll(more);
    return ServerProcess.start(directory, settings).awaitReady();
  }

  private static String keyOf(String token) throws IOException {
    return part(token, 0).get("kid").textValue();
  }

  private static Instant expiryOf(String token) throws IOException {
    return Instant.ofEpochSecond(part(token, 1).get("exp").longValue());
  }

  private static JsonNode part(String token, int index) throws IOException {
    String[] parts = token.split("\\.", -1);
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[index]));
  }
}
