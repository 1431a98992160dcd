package dev.portcullis.endtoend;

import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** On a MySQL server. */
@Execution(ExecutionMode.CONCURRENT)
class MySqlServerIT implements ServerContract {
  @AutoClose private final TestDatabase database = TestDatabase.mysql();

  @Override
  public Map<String, String> database() {
    Map<String, String> settings = new HashMap<>(settings(database));
    // A parameter, so that the start-up line has something to leave out.
    settings.computeIfPresent(
        "AUTH_DB_URL",
        (name, url) -> url + (url.contains("?") ? "&" : "?") + "useCompression=false");
    return settings;
  }

  @Override
  public Connection connect(Path directory) throws SQLException {
    return database.connect();
  }

  @Override
  public String location(Path directory) {
    return database.jdbcUrl().replaceFirst("[?].*", "");
  }

  static Map<String, String> settings(TestDatabase database) {
    return Map.of(
        "AUTH_DB_URL", database.jdbcUrl(),
        "AUTH_DB_USER", database.user(),
        "AUTH_DB_PASSWORD", database.password());
  }
}
