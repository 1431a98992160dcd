package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.application.administration.CreateUser;
import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.bootstrap.cli.CommandRun.Result;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on an embedded database. */
class CommandsTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private CommandRun portcullis = new CommandRun(Map.of(), Path.of(""));

  @BeforeEach
  void migrate() {
    portcullis = CommandRun.embedded(directory);
    assertEquals(0, portcullis.run("migrate").code());
  }

  @Test
  void anAdministratorIsMadeOnAnEmptyDatabaseAndAmongOthers() throws Exception {
    done(portcullis.typing(PASSWORD + "\n", "create-admin", "root", "root@example.org"));
    done(portcullis.typing(PASSWORD, "users", "create", "ada", "ada@example.org"));
    done(portcullis.typing(PASSWORD + "\r\nmore", "create-admin", "boss", "boss@example.org"));

    JsonNode users = json(portcullis.run("users", "list", "--role", "admin", "--json"));
    assertEquals(List.of("root", "boss"), users.get("items").findValuesAsText("username"));
    assertEquals("admin", users.get("items").get(0).get("roles").get(0).textValue());
  }

  @Test
  void everyChangeIsInTheAuditTrailWithTheOperatorAndTheTrailIsClean() throws Exception {
    String operator = "command-line:" + System.getProperty("user.name");
    done(portcullis.typing(PASSWORD, "create-admin", "root", "root@example.org"));
    done(portcullis.typing(PASSWORD, "users", "create", "ada", "ada@example.org"));
    done(portcullis.run("users", "disable", "ada"));
    done(portcullis.run("users", "enable", "ada@example.org"));
    done(portcullis.typing("another " + PASSWORD, "users", "set-password", "ada"));
    done(portcullis.run("roles", "put", "helpdesk", "--permission", "users:read,roles:read"));
    done(portcullis.run("roles", "assign", "ada", "ROLE_HELPDESK"));
    done(portcullis.run("roles", "revoke", "ada", "helpdesk"));
    done(portcullis.run("roles", "delete", "helpdesk", "--yes"));
    done(portcullis.run("sessions", "end", "ada"));
    done(portcullis.run("users", "delete", "ada", "--yes"));
    done(portcullis.run("keys", "rotate"));

    JsonNode entries = json(portcullis.run("audit", "list", "--json", "--actor", "command-line"));
    assertEquals(
        List.of(
            "signing-key-published",
            "account-removed",
            "all-sessions-ended",
            "role-removed",
            "role-revoked",
            "role-assigned",
            "role-created",
            "password-set",
            "account-changed",
            "account-changed",
            "account-created",
            "account-created"),
        entries.get("items").findValuesAsText("event"));
    entries.get("items").forEach(entry -> assertEquals(operator, entry.get("actor").textValue()));
    JsonNode report = json(portcullis.run("audit", "verify", "--json"));
    assertEquals(0, report.get("found").intValue());
  }

  @Test
  void aChangedEntryIsFoundAndTheExitCodeTellsIt() throws Exception {
    done(portcullis.typing(PASSWORD, "create-admin", "root", "root@example.org"));
    String database = "jdbc:h2:file:" + directory.resolve("data").resolve("portcullis");
    String mode = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    try (Connection connection = DriverManager.getConnection(database + mode, "sa", "");
        Statement statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate("UPDATE audit_events SET detail = 'user'"));
    }

    Result text = portcullis.run("audit", "verify");
    assertEquals(1, text.code(), text::toString);
    assertTrue(text.out().contains("CHANGED: entry "), text::out);
    Result json = portcullis.run("audit", "verify", "--json");
    assertEquals(1, json.code());
    assertEquals("CHANGED", JSON.readTree(json.out()).at("/first/0/kind").textValue());
  }

  @Test
  void anExportHasOneDocumentInEachLine() throws Exception {
    done(portcullis.typing(PASSWORD, "create-admin", "root", "root@example.org"));
    done(portcullis.typing(PASSWORD, "users", "create", "ada", "ada@example.org"));

    List<String> lines = done(portcullis.run("audit", "export")).out().lines().toList();
    assertEquals(2, lines.size());
    assertEquals("account-created", JSON.readTree(lines.get(0)).get("event").textValue());
    String until = JSON.readTree(lines.get(0)).get("at").textValue();
    assertEquals(
        List.of(lines.get(1)),
        done(portcullis.run("audit", "export", "--until", until)).out().lines().toList());
    assertEquals(1, done(portcullis.run("audit", "export", "--limit", "1")).out().lines().count());
  }

  @Test
  void listsPageThroughEverythingUpToTheLimit() throws Exception {
    createUsers(105);

    assertEquals(105, json(portcullis.run("users", "list", "--json")).get("items").size());
    assertEquals(
        102, done(portcullis.run("users", "list", "--limit", "101")).out().lines().count());
    JsonNode some = json(portcullis.run("users", "list", "--json", "--query", "user10"));
    assertEquals(
        List.of("user10", "user100", "user101", "user102", "user103", "user104"),
        some.get("items").findValuesAsText("username"));
  }

  @Test
  void thePasswordIsTakenAsItIs() {
    done(portcullis.typing("  " + PASSWORD + "\t\n", "create-admin", "root", "root@example.org"));
    Result latin =
        portcullis.typing(
            "pässword of some length\n".getBytes(ISO_8859_1), "users", "set-password", "root");
    assertEquals(2, latin.code());
    assertEquals(1, latin.told().size(), latin::err);
    assertTrue(latin.err().contains("UTF-8"), latin::err);
  }

  @Test
  void aNewDatabaseIsNotCreatedByLooking() {
    CommandRun elsewhere = portcullis.with("AUTH_DATA_DIR", directory.resolve("new").toString());

    assertTrue(done(elsewhere.run("migrate", "--dry-run")).out().contains("would run"));
    assertEquals(1, elsewhere.run("users", "list").code());
    assertFalse(Files.exists(directory.resolve("new")));
  }

  @Test
  void rolesCanBeShownAndDefinedAnew() throws Exception {
    done(
        portcullis.run(
            "roles", "put", "auditor", "--permission", "audit:read", "--description", "Reads"));
    JsonNode put =
        json(portcullis.run("roles", "put", "auditor", "--inherits", "moderator", "--json"));

    assertEquals(json(portcullis.run("roles", "show", "auditor", "--json")), put);
    assertEquals(
        "{\"name\":\"auditor\",\"description\":\"\",\"permissions\":[],\"inherits\":[\"moderator\"]}",
        put.toString());
    assertTrue(portcullis.run("roles", "list").out().contains("auditor"));
  }

  @Test
  void purgeTellsWhatItRemoved() throws Exception {
    JsonNode reports = json(portcullis.run("purge", "--json"));
    assertEquals(
        List.of("sessions", "revocations", "attempts", "audit"),
        reports.get("items").findValuesAsText("kind"));
  }

  /** In one process, which is faster than as many commands. */
  private void createUsers(int number) {
    Config config = Config.from(portcullis.settings());
    try (OperatorAccess access =
        OperatorAccess.open(config, Clock.systemUTC(), new SecureRandom())) {
      for (int i = 0; i < number; i++) {
        CreateUser.Command user =
            new CreateUser.Command(
                new Username("user" + i),
                new EmailAddress("user" + i + "@example.org"),
                Optional.empty(),
                List.of());
        access.use().administration().createUser().create(access.operator(), user);
      }
    }
  }

  private static Result done(Result result) {
    assertEquals(0, result.code(), result::toString);
    assertEquals("", result.err());
    return result;
  }

  private static JsonNode json(Result result) throws Exception {
    return JSON.readTree(done(result).out());
  }
}
