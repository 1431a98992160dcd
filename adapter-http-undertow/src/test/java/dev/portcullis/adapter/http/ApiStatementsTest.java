package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.adapter.http.pipeline.Route;
import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.adapter.http.problem.Problem;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.key.KeysNotRotatableException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the interface says what the server does: tables, figures and examples of it. */
final class ApiStatementsTest {
  private static final Path PAGE = Path.of("../docs/http-api.md");
  private static final Pattern ERROR_ROW = Pattern.compile("(?m)^\\| ([0-9]{3}) \\| (`.*`) \\| ");
  private static final Pattern CODE = Pattern.compile("`([a-z0-9-]+)`");

  private final Stage stage = Stage.withOrigins("https://app.example.org");

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theTableOfErrorsHoldsEveryErrorWithItsStatus() throws IOException {
    Set<String> shown = new TreeSet<>();
    Matcher rows = ERROR_ROW.matcher(page());
    while (rows.find()) {
      Matcher codes = CODE.matcher(rows.group(2));
      while (codes.find()) {
        assertTrue(shown.add(rows.group(1) + " " + codes.group(1)), codes.group(1));
      }
    }
    Set<String> made =
        Stream.concat(
                Arrays.stream(HttpProblem.values()).map(HttpProblem::problem),
                Arrays.stream(ErrorCode.values()).map(ProblemMapping::of))
            .map(ApiStatementsTest::row)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(made, shown);
  }

  @Test
  void theExampleOfAnErrorIsWhatTheServerAnswers() throws IOException {
    String example = between(page(), "```json\n", "```");
    ObjectNode expected = (ObjectNode) new ObjectMapper().readTree(example);
    String json =
        "{\"username\":\"ab\",\"email\":\"ada@example.org\",\"password\":\"%s\"}"
            .formatted(Stage.PASSWORD);
    JsonNode actual =
        stage
            .send(Request.signUp(json).header("X-Request-Id", expected.path("instance").asText()))
            .json();

    assertEquals(expected.toString(), actual.toString());
  }

  @Test
  void theFiguresAreThoseOfTheServer() throws IOException {
    HttpLimits limits = HttpLimits.defaults();
    String page = page();
    for (String figure :
        new String[] {
          "at most " + limits.maxBody() / 1024 + " KiB (`413`",
          "arrive within " + limits.bodyDeadline().toSeconds() + " seconds (`408`",
          "wait " + limits.keepAlive().toSeconds() + " seconds for the next request",
          "a head takes more than " + limits.headDeadline().toSeconds() + " seconds",
          "takes no byte of an answer for "
              + limits.reading().writeTimeout().toSeconds()
              + " seconds",
          "has not read all of it after "
              + limits.reading().streamDeadline().toMinutes()
              + " minutes",
          "finishes those under way within " + limits.drain().toSeconds() + " seconds"
        }) {
      assertTrue(page.contains(figure), figure);
    }
  }

  @Test
  void theHeadersOfCorsAreThoseOfThePage() throws IOException {
    Reply preflight =
        stage.send(
            Request.of("OPTIONS /api/me")
                .header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "GET"));
    String page = page();

    assertTrue(page.contains("allows `" + preflight.header("Access-Control-Allow-Headers") + "`"));
    assertTrue(
        page.contains("may read `" + preflight.header("Access-Control-Expose-Headers") + "`"));
  }

  @Test
  void theSecurityHeadersAreThoseOfThePage() throws IOException {
    Reply reply = stage.send(Request.get("/api/test/all"));
    for (String name :
        new String[] {
          "X-Content-Type-Options",
          "Content-Security-Policy",
          "Referrer-Policy",
          "Cross-Origin-Resource-Policy",
          "Cache-Control"
        }) {
      String line = "`" + name + ": " + reply.header(name) + "`";
      assertTrue(page().contains(line), line);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-www-form-urlencoded", "multipart/form-data", "text/json", "*/*"})
  void bodiesOfOtherTypesAreRefusedOnEveryRouteThatReadsOne(String type) {
    String token = stage.token(stage.user("boss", RoleName.ADMIN));
    String user = stage.user("ada", RoleName.USER).id().toString();
    for (String line :
        new String[] {
          "POST /api/auth/signup",
          "POST /api/auth/signin",
          "POST /api/auth/refresh",
          "POST /api/auth/signout",
          "PUT /api/me/password",
          "POST /api/users",
          "DELETE /api/me",
          "PATCH /api/users/" + user,
          "PUT /api/users/" + user + "/password",
          "POST /api/keys/rotate"
        }) {
      Request request = Request.of(line).bearer(token).header("Content-Type", type).body("a=b");
      stage.send(request).isProblem(415, "unsupported-media-type");
    }
  }

  @ParameterizedTest
  @CsvSource({"gzip", "br", "'gzip, identity'"})
  void aContentCodingIsRefusedWithWhatIsTaken(String coding) {
    Reply reply = stage.send(Request.signIn("{}").header("Content-Encoding", coding));

    assertEquals(
        "identity", reply.isProblem(415, "unsupported-media-type").header("Accept-Encoding"));
  }

  @Test
  void conflictsWithStoredDataAreToldAsSuch() {
    User ada = stage.user("ada", RoleName.ADMIN);
    String token = stage.token(ada);
    for (AuthException conflict :
        new AuthException[] {
          new ConcurrentUpdateException(ada.id()), new KeysNotRotatableException()
        }) {
      stage.beforePort =
          () -> {
            // On a worker: the token is verified before.
            if (Thread.currentThread().getName().contains("task")) {
              throw conflict;
            }
          };
      stage.send(Request.get("/api/me").bearer(token)).isProblem(409, conflict.code().text());
    }
  }

  @Test
  void everyPathTellsItsMethods() {
    for (Route route : Routes.open(stage.auth, Stage.settings(Stage.limits()))) {
      String path = route.template().replaceAll("\\{[a-z]+}", "x");
      Reply options = stage.send(Request.of("OPTIONS " + path));
      assertEquals(204, options.status(), path);
      assertTrue(options.header("Allow").contains(route.method()), path);
      Reply other = stage.send(Request.of("BREW " + path)).isProblem(405, "method-not-allowed");
      assertEquals(options.header("Allow"), other.header("Allow"), path);
    }
  }

  private static String row(Problem problem) {
    return problem.status().code() + " " + problem.code();
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  /** With each paragraph on one line, but for tables and examples. */
  private static String page() throws IOException {
    return Files.readString(PAGE, UTF_8)
        .replace("\r\n", "\n")
        .replaceAll("(?<=[^\\n|{}])\\n(?=[^\\n|{}`#])", " ");
  }
}
