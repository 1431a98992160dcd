package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.SettingSources;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the server once on an empty embedded database, sends it the requests that every front end
 * sends, and ends: a JVM that was started with {@code -XX:ArchiveClassesAtExit} or {@code
 * -XX:AOTCacheOutput} then archives the classes that it has loaded (JEP 350, JEP 514). {@code
 * bin/portcullis-prepare} of the distribution starts it so.
 */
public final class TrainingRun {
  private static final long PATIENCE_SECONDS = 120;

  private TrainingRun() {}

  /**
   * Takes an empty directory for the database, which it does not remove.
   *
   * @throws Exception if the server does not become ready, or refuses a request
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings =
        Map.of(
            "AUTH_DATA_DIR", arguments[0],
            "AUTH_HTTP_PORT", "0",
            "AUTH_MANAGEMENT_PORT", "0",
            "AUTH_PASSWORD_COST", "10");
    // Not run here, but the first class of every start.
    Class.forName(Main.class.getName());
    Config config = Config.from(SettingSources.of(settings));
    try (AuthServer server = AuthServer.start(config, Clock.systemUTC(), new SecureRandom())) {
      server.ready().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      new TrainingRequests(server.address()).send();
      TrainingClasses.load();
    }
  }
}
