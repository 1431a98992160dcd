package dev.portcullis.endtoend;

import dev.portcullis.testkit.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;

/** On a MySQL server. */
class MySqlServerIT implements ServerContract {
  @AutoClose private final TestDatabase database = TestDatabase.mysql();

  @Override
  public Map<String, String> database() {
    return settings(database);
  }

  static Map<String, String> settings(TestDatabase database) {
    return Map.of(
        "AUTH_DB_URL", database.jdbcUrl(),
        "AUTH_DB_USER", database.user(),
        "AUTH_DB_PASSWORD", database.password());
  }
}
