package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without any setting: on the embedded database in the data directory. */
class EmbeddedServerIT implements ServerContract {
  @Override
  public Map<String, String> database() {
    return Map.of();
  }

  @Test
  void nobodySignsUpBeforeTheFirstAdministrator(@TempDir Path directory) {
    int port = TcpRelay.freePort();
    Map<String, String> settings =
        Map.of(
            "AUTH_HTTP_PORT",
            Integer.toString(port),
            "AUTH_ADMIN_USERNAME",
            ADMIN,
            "AUTH_ADMIN_EMAIL",
            "root@example.org",
            "AUTH_ADMIN_PASSWORD",
            Api.PASSWORD);
    try (ServerProcess server = ServerProcess.start(directory, settings)) {
      Api api = new Api(URI.create("http://127.0.0.1:" + port));
      Waiting.until(() -> signsUp(api), "a sign-up");
      server.awaitReady();
      assertEquals(200, api.signIn(ADMIN, Api.PASSWORD).statusCode());
    }
  }

  /** Tries at once, whether or not the server is there; it may never fail but for being early. */
  private static boolean signsUp(Api api) {
    try {
      int status = api.signUp("stranger").statusCode();
      assertTrue(status == 201 || status == 503, () -> "status " + status);
      return status == 201;
    } catch (UncheckedIOException notListening) {
      return false;
    }
  }
}
