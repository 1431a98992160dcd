package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that becomes reachable after the start, and one with an outage. */
class LateDatabaseIT {
  private static final String WAITING = "Retrying every second";
  private static final Pattern WARNING = Pattern.compile("^(\\S+) (WARN|ERROR) ");

  /** Of the one request that is sent meanwhile. */
  private static final String ASKED_FOR = "POST /api/auth/signin: 503 store-unavailable";

  /** Attempts enough to see how often it speaks. */
  private static final int ATTEMPTS = 5;

  @AutoClose private final TestDatabase database = TestDatabase.mysql();
  private final int relayPort = TcpRelay.freePort();

  @Test
  void theServerWaitsForItAndBecomesReadyByItself(@TempDir Path directory) throws Exception {
    int port = TcpRelay.freePort();
    int managementPort = TcpRelay.freePort();
    Map<String, String> settings = new HashMap<>(throughRelay());
    settings.put("AUTH_HTTP_PORT", Integer.toString(port));
    settings.put("AUTH_MANAGEMENT_PORT", Integer.toString(managementPort));
    settings.putAll(ServerContract.ADMINISTRATOR);
    try (ServerProcess server = ServerProcess.start(directory, settings)) {
      server.awaitLine(WAITING);
      Api api = new Api(URI.create("http://127.0.0.1:" + port));
      Api management = new Api(URI.create("http://127.0.0.1:" + managementPort));
      // The database is asked while the listeners open.
      Waiting.until(() -> isListening(api), "the listeners");
      assertEquals(200, management.get("/livez").statusCode());
      assertEquals(503, management.get("/readyz").statusCode());
      HttpResponse<String> refused = api.signIn("ada", Api.PASSWORD);
      assertEquals(503, refused.statusCode(), refused::body);
      assertTrue(refused.body().contains("\"code\":\"starting\""), refused::body);
      assertTrue(refused.headers().firstValue("Retry-After").isPresent());
      assertTrue(server.lines().stream().noneMatch(line -> line.contains("ERROR")));

      Waiting.until(() -> warnings(server).size() >= ATTEMPTS, ATTEMPTS + " attempts");
      try (TcpRelay relay = TcpRelay.open(relayPort, target())) {
        assertTrue(relay.isOpen());
        server.awaitReady();
        assertSaidOnceASecondAtMost(warnings(server));
        assertEquals(200, management.get("/readyz").statusCode());
        assertEquals(201, api.signUp("ada").statusCode());
      }
      assertEquals(503, management.get("/readyz").statusCode());
      assertEquals(503, api.signIn("ada", Api.PASSWORD).statusCode());
      assertTrue(server.isAlive());

      try (TcpRelay relay = TcpRelay.open(relayPort, target())) {
        assertTrue(relay.isOpen());
        Waiting.until(() -> management.get("/readyz").statusCode() == 200, "readiness");
        assertEquals(200, api.signIn("ada", Api.PASSWORD).statusCode());
      }
    }
  }

  /** The public listener opens last. */
  private static boolean isListening(Api open) {
    try {
      return open.get("/").statusCode() > 0;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Nothing but that it waits, each second once: a night without a database fills no disk. */
  private static void assertSaidOnceASecondAtMost(List<String> warnings) {
    warnings.forEach(line -> assertTrue(line.contains(WAITING), line));
    long seconds =
        Duration.between(timeOf(warnings.get(0)), timeOf(warnings.get(warnings.size() - 1)))
            // Times of lines are cut to thousandths.
            .plusMillis(1)
            .toSeconds();
    assertTrue(warnings.size() <= seconds + 1, () -> String.join("\n", warnings));
  }

  private static List<String> warnings(ServerProcess server) {
    return server.lines().stream()
        .takeWhile(line -> !line.contains(" is ready "))
        .filter(line -> WARNING.matcher(line).find() && !line.contains(ASKED_FOR))
        .toList();
  }

  private static Instant timeOf(String line) {
    Matcher matcher = WARNING.matcher(line);
    assertTrue(matcher.find(), line);
    return Instant.parse(matcher.group(1));
  }

  private Map<String, String> throughRelay() {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.computeIfPresent(
        "AUTH_DB_URL",
        (name, url) -> url.replaceFirst("//[^/]+/", "//127.0.0.1:" + relayPort + "/"));
    return settings;
  }

  private InetSocketAddress target() {
    URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    return new InetSocketAddress(server.getHost(), server.getPort());
  }
}
