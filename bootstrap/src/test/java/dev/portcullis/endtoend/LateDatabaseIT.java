package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that cannot be reached at the start, and then can; and one that goes and comes back.
 */
class LateDatabaseIT {
  private static final String WAITING = "Trying again every second";

  @AutoClose private final TestDatabase database = TestDatabase.mysql();
  private final int relayPort = TcpRelay.freePort();

  @Test
  void theServerWaitsForItAndBecomesReadyByItself(@TempDir Path directory) throws Exception {
    int port = TcpRelay.freePort();
    int managementPort = TcpRelay.freePort();
    Map<String, String> settings = new HashMap<>(throughRelay());
    settings.put("AUTH_HTTP_PORT", Integer.toString(port));
    settings.put("AUTH_MANAGEMENT_PORT", Integer.toString(managementPort));
    try (ServerProcess server = ServerProcess.start(directory, settings)) {
      server.awaitLine(WAITING);
      Api api = new Api(URI.create("http://127.0.0.1:" + port));
      Api management = new Api(URI.create("http://127.0.0.1:" + managementPort));
      assertEquals(200, management.get("/livez").statusCode());
      assertEquals(503, management.get("/readyz").statusCode());
      HttpResponse<String> refused = api.signIn("ada", Api.PASSWORD);
      assertEquals(503, refused.statusCode(), refused::body);
      assertTrue(refused.headers().firstValue("Retry-After").isPresent());

      try (TcpRelay relay = TcpRelay.open(relayPort, target())) {
        assertTrue(relay.isOpen());
        server.awaitReady();
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
