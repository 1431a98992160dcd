package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.bootstrap.cli.CommandRun;
import dev.portcullis.bootstrap.cli.CommandRun.Result;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.database.TutorialSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand accounts of the tutorial with every defect that an import knows: reported
 * exactly, refused as a whole, and taken over under the names that were proposed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportDefectsIT {
  private static final int ACCOUNTS = 100_000;
  private static final int BLOCKS = ACCOUNTS / TutorialSchema.BLOCK;

  /**
   * Two names are taken here, and in the first block nothing is the duplicate of an earlier one.
   */
  private static final int REFUSED = BLOCKS * TutorialSchema.REFUSED_IN_BLOCK + 2 - 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestDatabase source = TestDatabase.mysql();
  private final TestDatabase target = TestDatabase.mysql();
  private final StoredRows rows = new StoredRows(target);
  private ImportRun portcullis = new ImportRun(new CommandRun(Map.of(), Path.of("")), source);
  private Path report = Path.of("");

  @BeforeAll
  void fill(@TempDir Path directory) {
    report = directory.resolve("refused.csv");
    portcullis = ImportRun.on(target, source, directory);
    TutorialSchema.node(source, "").fill(ACCOUNTS);
    portcullis.done("", "migrate");
    portcullis.done(Api.PASSWORD, "users", "create", "User30", "here@example.org");
    portcullis.done(Api.PASSWORD, "users", "create", "here", "USER40@example.org");
  }

  @AfterAll
  void drop() {
    target.close();
    source.close();
  }

  @Test
  @Order(1)
  void dryRunReportsEveryDefectAndWritesNothing() throws Exception {
    Map<String, Long> before = rows.counts();
    Result result = portcullis.run("--report", report.toString(), "--json");
    assertEquals(3, result.code(), result::err);
    assertEquals(before, rows.counts());

    JsonNode document = JSON.readTree(result.out());
    assertEquals("checked", document.get("end").textValue());
    assertEquals("node", document.get("source").get("kind").textValue());
    assertEquals(
        JSON.readTree(
            "{\"read\":%d,\"before\":0,\"good\":%d,\"refused\":%d,\"stored\":0}"
                .formatted(ACCOUNTS, ACCOUNTS - REFUSED, REFUSED)),
        document.get("accounts"));
    assertEquals(problems(), counted(document.get("problems")));
    assertEquals(remarks(), counted(document.get("remarks")));
    assertEquals(
        JSON.readTree("{\"source\":\"Auditor\",\"role\":\"auditor\",\"new\":true}"),
        document.get("roles").get(3));
    assertEquals(REFUSED + 1, Files.readAllLines(report).size());
  }

  @Test
  @Order(2)
  void applyWritesNothingWhileOneAccountIsRefused() throws Exception {
    Map<String, Long> before = rows.counts();
    Result result = portcullis.run("--apply");
    assertEquals(3, result.code(), result::err);
    assertEquals(before, rows.counts());
    assertTrue(result.out().contains("Nothing was written, because not all"), result::out);
    assertTrue(result.out().contains(REFUSED + "  cannot come over as they are"), result::out);
  }

  @Test
  @Order(3)
  void goodAccountsComeOverAndTheOthersStayBehindOnRequest() throws Exception {
    Result result = portcullis.run("--apply", "--skip-refused", "--json");
    assertEquals(3, result.code(), result::err);
    assertEquals(
        ACCOUNTS - REFUSED, JSON.readTree(result.out()).get("accounts").get("stored").intValue());
    assertEquals(ACCOUNTS - REFUSED + 2L, rows.count("users"));
  }

  @Test
  @Order(4)
  void allOthersComeOverUnderTheNamesThatWereProposed() throws Exception {
    // More roles than a token can carry: no name helps, so the surplus goes in the source.
    TutorialSchema schema = new TutorialSchema(source, "");
    schema.execute("DELETE FROM %suser_roles WHERE roleId IN (132, 133)");
    Result result = portcullis.run("--apply", "--map", report.toString(), "--json");
    assertEquals(0, result.code(), () -> result.out() + result.err());
    assertEquals(REFUSED, JSON.readTree(result.out()).get("accounts").get("stored").intValue());
    assertEquals(ACCOUNTS + 2L, rows.count("users"));
    // Four of each block have no usable hash.
    assertEquals(ACCOUNTS + 2L - 4L * BLOCKS, rows.count("credentials"));
    assertEquals(ACCOUNTS, rows.count("imported_accounts"));
    assertEquals(ACCOUNTS, rows.count("audit_events WHERE event = 'account-imported'"));
  }

  @Test
  @Order(5)
  void secondRunHasNothingToDo() throws Exception {
    Map<String, Long> before = rows.counts();
    Result result = portcullis.run("--apply", "--map", report.toString());
    assertEquals(0, result.code(), result::err);
    assertTrue(result.out().contains("Nothing was left to do"), result::out);
    assertEquals(before, rows.counts());
  }

  @Test
  @Order(6)
  void auditTrailOfAllOfItIsClean() {
    Result verified = portcullis.done("", "audit", "verify");
    assertTrue(verified.out().contains("Nothing was changed"), verified::out);
  }

  private static Map<String, Long> problems() {
    Map<String, Long> expected = new TreeMap<>();
    expected.put("username-missing", 2L * BLOCKS);
    expected.put("username-invalid", 3L * BLOCKS);
    expected.put("username-duplicate", BLOCKS - 1L);
    expected.put("username-taken", 1L);
    expected.put("email-missing", 2L * BLOCKS);
    expected.put("email-invalid", 1L * BLOCKS);
    expected.put("email-duplicate", BLOCKS - 1L);
    expected.put("email-taken", 1L);
    expected.put("password-missing", 2L * BLOCKS);
    expected.put("password-unknown", 1L * BLOCKS);
    expected.put("password-too-costly", 1L * BLOCKS);
    expected.put("too-many-roles", 1L * BLOCKS);
    return expected;
  }

  private static Map<String, Long> remarks() {
    Map<String, Long> expected = new TreeMap<>();
    expected.put("no-roles", 2L * BLOCKS);
    expected.put("no-creation-time", 1L * BLOCKS);
    expected.put("gets-permissions", 1L * BLOCKS);
    // By accent, by case, and the names that are too long, which are all the same.
    expected.put("username-equal-in-source", BLOCKS + 2L * (BLOCKS - 1));
    expected.put("email-equal-in-source", 2L * BLOCKS - 1);
    return expected;
  }

  private static Map<String, Long> counted(JsonNode counts) {
    Map<String, Long> found = new TreeMap<>();
    counts.properties().forEach(each -> found.put(each.getKey(), each.getValue().longValue()));
    return found;
  }
}
