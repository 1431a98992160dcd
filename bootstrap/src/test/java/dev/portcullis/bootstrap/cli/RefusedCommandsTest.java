package dev.portcullis.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.bootstrap.cli.CommandRun.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each refusal has its exit code, and tells in clear sentences what to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedCommandsTest {
  private static final String PASSWORD = "correct horse battery staple";

  private CommandRun portcullis = new CommandRun(Map.of(), Path.of(""));

  @BeforeAll
  void prepare(@TempDir Path directory) {
    portcullis = CommandRun.embedded(directory);
    assertEquals(0, portcullis.run("migrate").code());
    assertEquals(0, portcullis.typing(PASSWORD, "create-admin", "root", "root@example.org").code());
  }

  @AfterAll
  void nothingWasChanged() {
    assertEquals(
        List.of("root"),
        portcullis
            .run("users", "list")
            .out()
            .lines()
            .skip(1)
            .map(row -> row.split(" +", -1)[1])
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | users                                 | Missing required subcommand",
        "2 | user list                             | Unknown command. Did you mean",
        "2 | users lst                             | Unknown command. Did you mean list",
        "2 | users list --limit 0                  | --limit must be at least 1",
        "2 | users list --limit x                  | Invalid value for option '--limit'",
        "2 | users list --role A!                  | give the name of a role",
        "2 | users list --status gone              | give active, locked or disabled",
        "2 | users show                            | Missing required parameter: 'USER'",
        "2 | users show root more                  | Too many arguments",
        "2 | users delete root                     | add --yes",
        "2 | keys rotate --emergency               | add --yes",
        "2 | users set-password root               | No password was given",
        "2 | roles put x --permission everything   | write resource:action",
        "2 | audit list --since yesterday          | RFC 3339",
        "2 | audit list --event none               | There is no event none",
        "2 | audit verify --anchor-file nowhere    | Cannot read nowhere",
        "2 | completion fish                       | The shell must be bash or zsh",
        "2 | help nothing                          | There is no command nothing",
        "3 | users show nobody                     | There is no user nobody",
        "3 | users show 01a21f86-10be-71a4-a28f-3bb7fca00aca | The user does not exist",
        "3 | users disable root                    | the last active administrator",
        "3 | users delete root --yes               | the last active administrator",
        "3 | roles revoke root admin               | the last active administrator",
        "3 | roles delete admin --yes              | cannot be removed",
        "3 | roles delete nothing --yes            | There is no such role",
        "3 | roles put x                           | Refused name: begin with a letter",
        "3 | roles put some --inherits some        | inherit itself",
        "3 | roles put some --inherits nothing     | There is no role nothing",
        "3 | roles assign root nothing             | There is no such role",
        "3 | users create a b --no-password        | Refused username",
        "3 | users create root o@example.org --no-password   | The username is in use",
        "3 | users create other root@example.org --no-password | The e-mail address is in use",
        "3 | users create other o@example.org --no-password --role nothing | no role nothing"
      })
  void aRefusalHasItsExitCodeAndTellsWhatToDo(int code, String command, String sentence) {
    Result result = portcullis.run(command.split(" ", -1));

    assertEquals(code, result.code(), result::toString);
    assertEquals("", result.out());
    assertTrue(result.err().contains(sentence), result::toString);
    assertFalse(result.err().contains("Exception"), result::toString);
    result.told().forEach(line -> assertTrue(line.matches(".*[.?]( .*)?"), line));
  }

  @Test
  void allViolationsAreToldTogether() {
    Result result = portcullis.run("users", "create", "a", "nowhere", "--no-password");
    assertEquals(3, result.code());
    assertEquals(2, result.told().size(), result::err);
  }

  @Test
  void aWeakPasswordIsRefusedAndNotShown() {
    Result result = portcullis.typing("rootroot", "users", "set-password", "root");
    assertEquals(3, result.code());
    assertTrue(result.err().startsWith("Refused newPassword: "), result::err);
    assertFalse(result.toString().contains("rootroot"), result::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "users set-password root --password=hunter2hunter2",
    "users set-password root hunter2hunter2",
    "create-admin root2 root2@example.org hunter2hunter2",
    "--password hunter2hunter2"
  })
  void aPasswordAmongTheArgumentsIsNotShownAgain(String command) {
    Result result = portcullis.run(command.split(" ", -1));
    assertEquals(2, result.code(), result::toString);
    assertFalse(result.toString().contains("hunter2"), result::toString);
  }

  @Test
  void anArgumentThatTheLocaleDamagedIsRefused() {
    Result result = portcullis.run("users", "show", "m\uFFFDrie");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("LC_ALL"), result::err);
  }

  @Test
  void wrongSettingsAreToldTogether() {
    Result result =
        portcullis.with("AUTH_HTTP_PORT", "x").with("AUTH_ISSUER", "\u0000").run("users", "list");
    assertEquals(2, result.code(), result::toString);
    assertEquals(2, result.told().size(), result::err);
  }

  @Test
  void aDatabaseThatCannotBeReachedIsAFailureThatNamesTheSettings() {
    Result result =
        portcullis
            .with("AUTH_DB_URL", "jdbc:mysql://127.0.0.1:1/none")
            .with("AUTH_DB_USER", "nobody")
            .run("users", "list");
    assertEquals(1, result.code());
    assertEquals(1, result.told().size(), result::err);
    assertTrue(result.err().contains("AUTH_DB_URL"), result::err);
  }

  @Test
  void theStackTraceIsPrintedOnRequestOnly() {
    assertFalse(portcullis.run("users", "show", "nobody").err().contains("\tat "));
    assertTrue(portcullis.run("users", "show", "nobody", "--debug").err().contains("\tat "));
    assertTrue(portcullis.run("--debug", "users", "show", "nobody").err().contains("\tat "));
  }

  @Test
  void anotherKeyThanThatOfTheServersIsRefused(@TempDir Path directory) throws Exception {
    CommandRun run = CommandRun.embedded(directory);
    assertEquals(0, run.run("migrate").code());
    assertEquals(0, run.run("keys", "list").code());
    Path key = directory.resolve("data").resolve("key-encryption.key");
    Files.move(key, directory.resolve("kept"));

    Result missing = run.run("users", "list");
    assertEquals(2, missing.code());
    assertTrue(missing.err().startsWith("AUTH_KEY_ENCRYPTION_KEY is missing"), missing::err);
    assertFalse(Files.exists(key));

    Result other =
        run.with("AUTH_KEY_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
            .run("users", "list");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("Cannot decrypt the signing keys"), other::err);
  }
}
