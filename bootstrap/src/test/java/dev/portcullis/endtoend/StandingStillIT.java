package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The database hangs without closing connections, so revocations of other nodes cannot be read. The
 * node continues for the time in the settings; then it refuses, and recovers without a restart.
 */
@Isolated("it stops the shared database server")
class StandingStillIT {
  private static final Duration LIMIT = Duration.ofSeconds(4);

  /** A signal takes its time to stop all threads of a server. */
  private static final Duration STOPPING = Duration.ofMillis(250);

  private static final String PAGE = "/api/test/user";
  private static final int REFUSALS = 20;

  @AutoClose private final TestDatabase database = TestDatabase.migrated();

  @Test
  void withoutANetworkGuardedRoutesAnswerUntilTheLimitAndAgainAfterwards(@TempDir Path directory)
      throws Exception {
    URI target = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    int port = TcpRelay.freePort();
    try (TcpRelay relay =
            TcpRelay.open(port, new InetSocketAddress(target.getHost(), target.getPort()));
        ServerProcess server = serve(directory, "//127.0.0.1:" + port + "/")) {
      standStill(server, relay::pause, relay::resume);
    }
  }

  /** Stops the whole server, so it runs alone. */
  @Test
  @EnabledIfEnvironmentVariable(named = "AUTH_TEST_MYSQL_PID", matches = "\\d+")
  void withAStoppedServerGuardedRoutesAnswerUntilTheLimitAndAgainAfterwards(
      @TempDir Path directory) {
    try (ServerProcess server = serve(directory, "$0")) {
      standStill(server, () -> signal("STOP"), () -> signal("CONT"));
    }
  }

  private static void standStill(ServerProcess server, Runnable stop, Runnable goOn) {
    Api api = new Api(server.address());
    Api management = new Api(server.managementAddress());
    assertEquals(201, api.signUp("ada").statusCode());
    Tokens tokens = api.tokensOf("ada");
    assertEquals(200, api.getAs(tokens.access(), PAGE).statusCode());
    try {
      stop.run();
      assertRefusedFromTheLimitOn(api, management, tokens.access(), System.nanoTime());
    } finally {
      goOn.run();
    }
    Waiting.until(() -> api.getAs(tokens.access(), PAGE).statusCode() == 200, "status 200");
    Waiting.until(() -> management.get("/readyz").statusCode() == 200, "readiness");
    Tokens.of(api.refresh(tokens.refresh()));
  }

  private static void assertRefusedFromTheLimitOn(
      Api api, Api management, String token, long stopped) {
    List<Duration> served = new ArrayList<>();
    Waiting.until(
        () -> {
          Duration asked = Duration.ofNanos(System.nanoTime() - stopped);
          int status = api.getAs(token, PAGE).statusCode();
          if (status == 200) {
            served.add(asked);
          }
          assertEquals(200, management.get("/livez").statusCode());
          return status != 200;
        },
        "refusals");
    // What was last heard was heard before it stopped, a quarter of a second before at most on a
    // machine that is not busy.
    Duration last = served.get(served.size() - 1);
    assertTrue(last.compareTo(LIMIT.dividedBy(2)) > 0, () -> "served until " + last + " only");
    assertTrue(last.compareTo(LIMIT.plus(STOPPING)) <= 0, () -> "served even at " + last);
    for (int i = 0; i < REFUSALS; i++) {
      HttpResponse<String> refused = api.getAs(token, PAGE);
      assertEquals(503, refused.statusCode());
      assertEquals("store-unavailable", Api.code(refused));
      assertTrue(refused.headers().firstValue("Retry-After").isPresent());
      assertEquals(200, management.get("/livez").statusCode());
    }
    HttpResponse<String> ready = management.get("/readyz");
    assertEquals(503, ready.statusCode());
    assertTrue(ready.body().contains("\"revocations\":\"down\""), ready::body);
  }

  private ServerProcess serve(Path directory, String server) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.computeIfPresent("AUTH_DB_URL", (name, url) -> url.replaceFirst("//[^/]+/", server));
    settings.put("AUTH_REVOCATION_MAX_STALENESS", LIMIT.toSeconds() + "s");
    return ServerProcess.start(directory, settings).awaitReady();
  }

  private static void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, System.getenv("AUTH_TEST_MYSQL_PID")).start();
      assertEquals(0, kill.waitFor());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
