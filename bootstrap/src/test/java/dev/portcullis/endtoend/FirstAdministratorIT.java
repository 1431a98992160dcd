package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.bootstrap.cli.CommandRun;
import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the start does and says where there is no administrator. */
@Execution(ExecutionMode.CONCURRENT)
class FirstAdministratorIT {
  private static final Pattern RECIPE = Pattern.compile("'portcullis (roles assign NAME admin)'");

  @AutoClose private final TestDatabase database = TestDatabase.mysql();
  @TempDir private Path directory;

  @Test
  void onAnEmptyDatabaseTheStartNamesTheSettings() {
    try (ServerProcess server = start(Map.of())) {
      String told = told(server);
      assertTrue(told.contains("AUTH_ADMIN_USERNAME"), told);
      assertTrue(told.contains("portcullis create-admin"), told);
    }
  }

  @Test
  void amongOthersTheCommandThatTheStartPrintsMakesAnAdministrator() {
    try (ServerProcess server = start(Map.of())) {
      assertEquals(201, new Api(server.address()).signUp("ada").statusCode());
    }
    try (ServerProcess server = start(ServerContract.ADMINISTRATOR)) {
      String told = told(server);
      assertTrue(told.contains("the one in AUTH_ADMIN_USERNAME was not created"), told);
      Matcher recipe = RECIPE.matcher(told);
      assertTrue(recipe.find(), told);
      String[] command = recipe.group(1).replace("NAME", "ada").split(" ", -1);
      assertEquals(0, portcullis().run(command).code());
      Api api = new Api(server.address());
      assertEquals(200, api.getAs(api.tokenOf("ada"), "/api/users").statusCode());
      assertEquals(401, api.signIn(ServerContract.ADMIN, Api.PASSWORD).statusCode());
    }
    try (ServerProcess server = start(Map.of())) {
      assertFalse(String.join("\n", server.lines()).contains("No administrator exists"));
    }
  }

  private CommandRun portcullis() {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.put("AUTH_DATA_DIR", directory.resolve("portcullis-data").toString());
    return new CommandRun(settings, directory);
  }

  private ServerProcess start(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.putAll(more);
    return ServerProcess.start(directory, settings).awaitReady();
  }

  /** The one line about administrators. */
  private static String told(ServerProcess server) {
    return server.lines().stream()
        .filter(line -> line.contains("No administrator exists"))
        .reduce((one, other) -> one + "\nand again\n" + other)
        .orElseThrow();
  }
}
