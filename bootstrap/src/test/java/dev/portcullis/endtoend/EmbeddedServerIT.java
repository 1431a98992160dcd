package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Without any settings, on the embedded database in the data directory. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedServerIT implements ServerContract {
  private static final String SERVED =
      "portcullis_http_requests_seconds_count{method=\"GET\",route=\"/api/me\",status=\"200\"} 1";

  private static final List<String> FIGURES =
      List.of(
          "portcullis_retention_oldest_age_seconds{kind=\"sessions\"} 0.0",
          "portcullis_retention_removed_rows_total{kind=\"sessions\"} 0.0",
          "portcullis_revocations_remembered ",
          "portcullis_hashing_refused_requests_total 0.0",
          "portcullis_breach_lookups_unanswered_total 0.0",
          "portcullis_database_connections{state=\"active\"} ",
          "portcullis_database_connections_pending ",
          "portcullis_http_requests_seconds_sum{",
          "jvm_memory_used_bytes{",
          "jvm_threads_live_threads ",
          "jvm_gc_",
          "process_cpu_usage ",
          "process_files_open_files ");

  @Override
  public Map<String, String> database() {
    return Map.of();
  }

  @Override
  public Connection connect(Path directory) throws SQLException {
    String mode = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    return DriverManager.getConnection(location(directory) + mode, "sa", "");
  }

  @Override
  public String location(Path directory) {
    return "jdbc:h2:file:" + directory.resolve("portcullis-data").resolve("portcullis");
  }

  @Test
  void noUserSignsUpBeforeTheFirstAdministrator(@TempDir Path directory) {
    int port = TcpRelay.freePort();
    Map<String, String> settings = new HashMap<>(ADMINISTRATOR);
    settings.put("AUTH_HTTP_PORT", Integer.toString(port));
    try (ServerProcess server = ServerProcess.start(directory, settings)) {
      Api api = new Api(URI.create("http://127.0.0.1:" + port));
      Waiting.until(() -> signsUp(api), "a sign-up");
      server.awaitReady();
      assertEquals(200, api.signIn(ADMIN, Api.PASSWORD).statusCode());
    }
  }

  @Test
  void metricsAreServedOnTheManagementListenerWithoutUserData(@TempDir Path directory) {
    try (ServerProcess server = serve(directory)) {
      Api api = new Api(server.address());
      Api management = new Api(server.managementAddress());
      assertEquals(201, api.signUp("mallory").statusCode());
      String token = api.tokenOf("mallory");
      assertEquals(200, api.getAs(token, "/api/me").statusCode());
      assertEquals(404, api.get("/mallory?x=mallory", "User-Agent", "mallory").statusCode());
      assertEquals(404, api.getAs(token, "/metrics").statusCode());
      Waiting.until(() -> lastRetention(management) > 0, "a run of retention");

      String text = management.get("/metrics").body();
      FIGURES.forEach(name -> assertTrue(text.contains("\n" + name), () -> name + " in " + text));
      assertTrue(text.contains(SERVED), text);
      assertTrue(figure(text, "portcullis_revocations_staleness_seconds") < 60, text);
      assertTrue(figure(text, "process_uptime_seconds") > 0, text);
      for (String foreign : List.of("mallory", token, Api.PASSWORD, ADMIN, directory.toString())) {
        assertFalse(text.contains(foreign), () -> foreign + " in " + text);
      }
    }
  }

  private static double lastRetention(Api management) {
    HttpResponse<String> answer = management.get("/metrics");
    assertEquals(
        List.of("text/plain; version=0.0.4; charset=utf-8"),
        answer.headers().allValues("Content-Type"));
    return figure(answer.body(), "portcullis_retention_last_run_timestamp_seconds{kind=\"audit\"}");
  }

  private static double figure(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + text));
  }

  /** Tries at once, whether or not the server is there; it may never fail but for being early. */
  private static boolean signsUp(Api api) {
    try {
      int status = api.signUp("stranger").statusCode();
      assertTrue(status == 201 || status == 503, () -> "status " + status);
      return status == 201;
    } catch (UncheckedIOException notListening) {
      return false;
    }
  }
}
