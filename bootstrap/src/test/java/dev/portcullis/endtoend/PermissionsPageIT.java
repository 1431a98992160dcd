package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of permissions, line by line, on two nodes on one database. */
class PermissionsPageIT {
  private static final Path PAGE = Path.of("../docs/permissions.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+:[a-z]+)` \\|");

  /** What the page calls the password of {@code root}. */
  private static final Map<String, String> ADMINISTRATOR =
      Map.of(
          "AUTH_ADMIN_USERNAME", "root",
          "AUTH_ADMIN_EMAIL", "root@example.org",
          "AUTH_ADMIN_PASSWORD", "choose your own words here");

  @AutoClose private final TestDatabase database = TestDatabase.migrated();

  @Test
  void everyCommandPrintsWhatThePageSays(@TempDir Path directory) throws Exception {
    try (TwoServers servers = TwoServers.start(database, directory, ADMINISTRATOR)) {
      Map<String, String> addresses =
          Map.of(
              "localhost:8080", host(servers.one()),
              "localhost:8081", host(servers.other()));
      Map<String, String> operator = new HashMap<>(MySqlServerIT.settings(database));
      operator.putAll(Forges.settings(SigningAlgorithm.RS256));
      Tour.of(CommandShell.page(operator) + Files.readString(PAGE)).run(addresses);
    }
  }

  @Test
  void theTableHasEveryPermissionOnce() throws Exception {
    Set<String> shown = new TreeSet<>();
    Matcher rows = ROW.matcher(Files.readString(PAGE));
    while (rows.find()) {
      assertTrue(shown.add(rows.group(1)), rows.group(1));
    }
    Set<String> all = new TreeSet<>();
    Permission.BUILT_IN.forEach(permission -> all.add(permission.toString()));
    assertEquals(all, shown);
  }

  private static String host(Api api) {
    return api.address().getAuthority();
  }
}
