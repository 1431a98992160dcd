package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A node of version 0.1 and one of this version on one database, as during a rolling upgrade: each
 * accepts what the other has written. {@code AUTH_TEST_PREVIOUS_JAR} names the jar of the version
 * before, which {@code .ci/previous} builds.
 */
@Execution(ExecutionMode.CONCURRENT)
final class RollingUpgradeIT {
  private static final String USER_PAGE = "/api/test/user";

  @AutoClose private final TestDatabase database = TestDatabase.mysql();
  private final Map<String, String> settings = new HashMap<>();
  @TempDir private Path directory;
  private Path previousJar;
  private Optional<ServerProcess> previous = Optional.empty();
  private Optional<ServerProcess> current = Optional.empty();

  @BeforeEach
  void startTheVersionBeforeAndThenThisOne() {
    String jar = Optional.ofNullable(System.getenv("AUTH_TEST_PREVIOUS_JAR")).orElse("");
    Machine.needs("AUTH_TEST_PREVIOUS_JAR", !jar.isEmpty() && Files.exists(Path.of(jar)));
    previousJar = Path.of(jar);
    settings.putAll(MySqlServerIT.settings(database));
    settings.putAll(Forges.settings(SigningAlgorithm.RS256));
    settings.putAll(ServerContract.ADMINISTRATOR);
    previous = Optional.of(startPrevious());
    assertEquals(201, old().signUp("ada").statusCode());
  }

  @AfterEach
  void stop() {
    current.ifPresent(ServerProcess::close);
    previous.ifPresent(ServerProcess::close);
  }

  @Test
  void tokensAndRevocationsOfEachVersionCountOnTheOther() {
    Tokens before = old().tokensOf("ada");
    startCurrent();

    assertSignedIn(before);
    assertSignedIn(next().tokensOf("ada"));
    Tokens refreshedByNew = Tokens.of(next().refresh(before.refresh()));
    assertSignedIn(refreshedByNew);
    Tokens refreshedByOld = Tokens.of(old().refresh(refreshedByNew.refresh()));
    assertSignedIn(refreshedByOld);

    assertEquals(204, next().signOut(refreshedByOld.refresh()).statusCode());
    awaitRefused(old(), refreshedByOld);
    Tokens other = next().tokensOf("ada");
    assertEquals(204, old().signOut(other.refresh()).statusCode());
    awaitRefused(next(), other);
  }

  @Test
  void accountsAndRightsOfOneVersionCountOnTheOther() {
    startCurrent();
    assertEquals(201, old().signUp("grace").statusCode());
    assertEquals(201, next().signUp("linus").statusCode());
    assertSignedIn(next().tokensOf("grace"));
    assertSignedIn(old().tokensOf("linus"));

    String root = next().tokenOf(ServerContract.ADMIN);
    String linus = Api.json(next().signIn("linus", Api.PASSWORD)).get("id").textValue();
    String moderator = "/api/users/" + linus + "/roles/moderator";
    assertEquals(204, next().call("PUT", moderator, root).statusCode());
    assertEquals(200, old().getAs(old().tokenOf("linus"), "/api/test/mod").statusCode());
    assertEquals(204, old().call("DELETE", moderator, root).statusCode());
    assertEquals(403, next().getAs(next().tokenOf("linus"), "/api/test/mod").statusCode());

    Tokens closed = next().tokensOf("linus");
    assertEquals(
        200,
        old().call("PATCH", "/api/users/" + linus, "{\"status\":\"disabled\"}", root).statusCode());
    awaitRefused(next(), closed);
    assertEquals(401, next().signIn("linus", Api.PASSWORD).statusCode());
  }

  @Test
  void theVersionBeforeStartsAgainAndKeysRotatedByThisVersionCountThere() {
    startCurrent();
    Tokens kept = next().tokensOf("ada");

    previous.orElseThrow().terminate();
    previous = Optional.of(startPrevious());

    assertSignedIn(kept);
    String root = old().tokenOf(ServerContract.ADMIN);
    assertEquals(
        202, next().call("POST", "/api/keys/rotate", "{\"emergency\":true}", root).statusCode());
    Waiting.until(
        () -> next().getAs(kept.access(), USER_PAGE).statusCode() == 401,
        "the replaced key to be refused");
    Tokens renewed = Tokens.of(next().refresh(kept.refresh()));
    Waiting.until(
        () -> old().getAs(renewed.access(), USER_PAGE).statusCode() == 200,
        "the new key on the version before");
    assertEquals(200, next().getAs(renewed.access(), USER_PAGE).statusCode());
  }

  private void startCurrent() {
    Map<String, String> own = new HashMap<>(settings);
    own.put("AUTH_DATA_DIR", directory.resolve("current").toString());
    current = Optional.of(ServerProcess.start(directory, own).awaitReady());
  }

  private ServerProcess startPrevious() {
    Map<String, String> own = new HashMap<>(settings);
    own.put("AUTH_DATA_DIR", directory.resolve("previous").toString());
    return ServerProcess.start(
            previousJar, ServerProcess.SHORT_LIVED, directory, ServerProcess.cheap(own))
        .awaitReady();
  }

  private Api old() {
    return new Api(previous.orElseThrow().address());
  }

  private Api next() {
    return new Api(current.orElseThrow().address());
  }

  private void assertSignedIn(Tokens tokens) {
    assertEquals(200, old().getAs(tokens.access(), USER_PAGE).statusCode());
    assertEquals(200, next().getAs(tokens.access(), USER_PAGE).statusCode());
  }

  private static void awaitRefused(Api node, Tokens tokens) {
    Waiting.until(
        () -> node.getAs(tokens.access(), USER_PAGE).statusCode() == 401,
        "the revocation on the other node");
    assertEquals(401, node.refresh(tokens.refresh()).statusCode());
  }
}
