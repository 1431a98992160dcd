package dev.portcullis.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.bootstrap.cli.CommandRun.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir private Path directory;

  @Test
  void validSettingsAreSaidToBeValid() {
    Result result = run(Map.of()).run("config", "check");
    assertEquals(0, result.code());
    assertEquals("The settings are valid.\n", result.out());
  }

  @Test
  void aNameThatIsNoSettingIsTold() {
    Result result = run(Map.of("AUTH_HTP_PORT", "1")).run("config", "check");
    assertEquals(0, result.code());
    assertTrue(result.err().contains("AUTH_HTP_PORT"), result::err);
  }

  @Test
  void allProblemsAreTold() {
    CommandRun run = run(Map.of("AUTH_HTTP_PORT", "x", "AUTH_PASSWORD_MIN_LENGTH", "1"));
    Result check = run.run("config", "check");
    assertEquals(2, check.code());
    assertEquals(2, check.told().size(), check::err);
    assertEquals("", check.out());
  }

  @Test
  void theGoodSettingsAreShownBesideTheProblems() throws Exception {
    Files.writeString(directory.resolve(".env"), "AUTH_ISSUER=here\n");
    Result print =
        run(Map.of("AUTH_HTTP_PORT", "x", "AUTH_AUDIENCE", "all")).run("config", "print", "--json");

    assertEquals(2, print.code());
    assertEquals(1, print.told().size(), print::err);
    JsonNode items = new ObjectMapper().readTree(print.out()).get("items");
    assertEquals(
        "{\"name\":\"AUTH_ISSUER\",\"value\":\"here\",\"source\":\"dot-env\",\"default\":\"portcullis\"}",
        find(items, "AUTH_ISSUER"));
    assertEquals(
        "{\"name\":\"AUTH_AUDIENCE\",\"value\":\"all\",\"source\":\"environment\",\"default\":\"portcullis\"}",
        find(items, "AUTH_AUDIENCE"));
  }

  @Test
  void noSecretIsShown() {
    CommandRun run =
        run(
            Map.of(
                "AUTH_DB_URL", "jdbc:mysql://me:hunter2@host/db?password=hunter2&sslMode=x",
                "AUTH_DB_PASSWORD", "hunter2hunter2",
                "AUTH_JWT_SECRET", "hunter2hunter2hunter2hunter2hunter2",
                "AUTH_ADMIN_PASSWORD", "hunter2",
                "AUTH_PASSWORD_PEPPER", "hunter2",
                "AUTH_KEY_ENCRYPTION_KEY", "hunter2"));
    for (String[] command :
        new String[][] {
          {"config", "print"}, {"config", "print", "--json"}, {"config", "check", "--debug"}
        }) {
      Result result = run.run(command);
      assertEquals(2, result.code());
      assertFalse(result.toString().contains("hunter2"), result::toString);
    }
  }

  private CommandRun run(Map<String, String> settings) {
    return new CommandRun(settings, directory);
  }

  private static String find(JsonNode items, String name) {
    for (JsonNode item : items) {
      if (item.get("name").textValue().equals(name)) {
        return item.toString();
      }
    }
    throw new AssertionError(name + " is not in " + items);
  }
}
