package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.bootstrap.cli.CommandRun.Result;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Machine;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial's own server goes on signing people up while its accounts are taken over. Then they
 * sign in here with the passwords that they chose there. Skipped without Node.js, unless {@code
 * AUTH_TEST_REQUIRE_ALL} is {@code true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportBesideTutorialIT {
  private static final String LONG = "päss".repeat(20);

  private final TestDatabase source = TestDatabase.mysql();
  private final TestDatabase target = TestDatabase.mysql();
  private final StoredRows rows = new StoredRows(target);

  @BeforeAll
  void install() throws Exception {
    Machine.needs("Node.js and npm", isOnPath("node") && isOnPath("npm"));
    TutorialServer.install();
  }

  @AfterAll
  void drop() {
    target.close();
    source.close();
  }

  @Test
  void everybodySignsInHereWithThePasswordOfThere(@TempDir Path directory) throws Exception {
    ImportRun portcullis = ImportRun.on(target, source, directory);
    portcullis.done("", "migrate");
    int signedUp;
    try (TutorialServer tutorial = TutorialServer.start(source)) {
      Api old = tutorial.api();
      signUp(old, "ada", Api.PASSWORD, 2, "[3, 2]");
      signUp(old, "bob", Api.PASSWORD, 3, "[1]");
      signUp(old, "eve", LONG, 2, "[1]");
      signedUp = importWhileOthersSignUp(portcullis, old);
      // With the server at rest nothing is missing.
      Result last = portcullis.run("--apply");
      assertEquals(0, last.code(), last::err);
      assertEquals(200, old.signIn("ada", Api.PASSWORD).statusCode());
    }
    assertEquals(signedUp + 3L, rows.count("users"));
    Map<String, String> settings = new HashMap<>(ImportRun.settings(target, source, directory));
    try (ServerProcess server = ServerProcess.start(directory, settings).awaitReady()) {
      assertSignedIn(new Api(server.address()));
    }
  }

  private void assertSignedIn(Api api) throws Exception {
    HttpResponse<String> ada = api.signIn("ada", Api.PASSWORD);
    assertEquals(200, ada.statusCode(), ada::body);
    assertEquals("[\"ROLE_ADMIN\",\"ROLE_MODERATOR\"]", Api.json(ada).get("roles").toString());
    assertEquals(200, api.signIn("bob@example.org", Api.PASSWORD).statusCode());
    assertEquals(401, api.signIn("bob", Api.PASSWORD + "!").statusCode());
    // bcryptjs reads 72 bytes; until the first sign-in that is all that counts.
    assertEquals(200, api.signIn("eve", LONG.substring(0, LONG.length() - 1)).statusCode());
    for (String name : new String[] {"ada", "bob", "eve"}) {
      String stored =
          rows.strings(
                  "SELECT password_hash FROM credentials JOIN users ON id = user_id WHERE username ="
                      + " '"
                      + name
                      + "'")
              .get(0);
      assertTrue(stored.startsWith("v1$"), stored);
    }
    assertEquals(401, api.signIn("eve", LONG).statusCode());
  }

  /** Returns how many have signed up meanwhile. */
  private int importWhileOthersSignUp(ImportRun portcullis, Api old) throws Exception {
    AtomicBoolean isEnding = new AtomicBoolean();
    AtomicInteger count = new AtomicInteger();
    CompletableFuture<Void> others =
        CompletableFuture.runAsync(
            () -> {
              while (!isEnding.get()) {
                signUp(old, "other" + count.incrementAndGet(), Api.PASSWORD, 2, "[1]");
              }
            });
    try {
      Waiting.until(() -> count.get() > 3, "some have signed up");
      Result first = portcullis.run("--apply");
      assertEquals(0, first.code(), first::err);
    } finally {
      isEnding.set(true);
    }
    others.get();
    return count.get();
  }

  private static void signUp(Api old, String name, String password, int library, String roles) {
    HttpResponse<String> answer =
        old.post(
            "/api/auth/signup",
            """
            {"username": "%s", "email": "%s@example.org", "password": "%s", "library": %d, "roles": %s}
            """
                .formatted(name, name, password, library, roles));
    assertEquals(200, answer.statusCode(), answer::body);
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
