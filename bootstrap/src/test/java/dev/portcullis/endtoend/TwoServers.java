package dev.portcullis.endtoend;

import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Two servers on one database, as behind a load balancer, with a first administrator "root". */
final class TwoServers implements AutoCloseable {
  private final Path directory;
  private final Map<String, String> settings;
  private final ServerProcess other;
  private ServerProcess one;

  private TwoServers(Path directory, Map<String, String> settings, Map<String, String> ofOther) {
    this.directory = directory;
    this.settings = settings;
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(ofOther);
    all.put("AUTH_DATA_DIR", directory.resolve("other").toString());
    // Both at once: nodes start together after a power cut, too.
    one = ServerProcess.start(directory, settings);
    other = ServerProcess.start(directory, all);
    try {
      one.awaitReady();
      other.awaitReady();
    } catch (RuntimeException | Error notReady) {
      // No caller gets an object to close.
      one.kill();
      other.kill();
      throw notReady;
    }
  }

  /** Starts both with {@code more} settings than it takes. */
  static TwoServers start(TestDatabase database, Path directory, Map<String, String> more) {
    return start(database, directory, more, Map.of());
  }

  /** Starts both; the other one with further settings. */
  static TwoServers start(
      TestDatabase database,
      Path directory,
      Map<String, String> more,
      Map<String, String> ofOther) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.putAll(Forges.settings(SigningAlgorithm.RS256));
    settings.put("AUTH_DATA_DIR", directory.resolve("one").toString());
    settings.putAll(ServerContract.ADMINISTRATOR);
    settings.putAll(more);
    return new TwoServers(directory, settings, ofOther);
  }

  /** A client of the one. */
  Api one() {
    return new Api(one.address());
  }

  /** A client of the other. */
  Api other() {
    return new Api(other.address());
  }

  /** Ends the one without asking. */
  void killOne() {
    one.kill();
  }

  /** Starts the one again. */
  void restartOne() {
    one = ServerProcess.start(directory, settings).awaitReady();
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }
}
