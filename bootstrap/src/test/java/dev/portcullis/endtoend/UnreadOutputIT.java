package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output is not read: the container runtime hangs, or its disk is full. */
@Execution(ExecutionMode.CONCURRENT)
class UnreadOutputIT {
  /**
   * More lines than the pipe (64 kB) and the queue (2048) hold, of 100 characters and more each.
   */
  private static final int LINES = 3000;

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration END = Duration.ofSeconds(20);
  private static final String DROPPED = "portcullis_log_dropped_lines_total";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void requestsAreAnsweredAndDroppedLinesAreReportedAfterwards(String format) {
    try (ServerProcess server = start(format).awaitReady()) {
      Api api = new Api(server.address());
      Api management = new Api(server.managementAddress());
      assertEquals(201, api.signUp("ada").statusCode());
      Tokens tokens = api.tokensOf("ada");
      server.stopReading();
      fill(api);
      assertEquals(200, api.getAs(tokens.access(), "/api/test/user").statusCode());
      Tokens.of(api.refresh(tokens.refresh()));
      assertEquals(200, management.get("/readyz").statusCode());
      assertTrue(dropped(management) > 0, management.get("/metrics")::body);
      server.goOnReading();
      server.awaitLine("log lines, because standard output was not read");
      assertEquals(0, server.terminate());
      assertLastLine(server, "Stopped");
    }
  }

  @Test
  void theEndDoesNotWaitForOutputThatIsNeverRead() {
    try (ServerProcess server = start("text").awaitReady()) {
      Api api = new Api(server.address());
      server.stopReading();
      fill(api);
      long asked = System.nanoTime();
      assertEquals(0, server.terminate());
      Duration took = Duration.ofNanos(System.nanoTime() - asked);
      assertTrue(took.compareTo(END) < 0, () -> "ended after " + took);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void whereItIsReadNoLineIsLostUpToTheLast(String format) {
    try (ServerProcess server = start(format).awaitReady()) {
      Api api = new Api(server.address());
      int lines = 200;
      for (int line = 0; line < lines; line++) {
        assertEquals(404, api.get("/nowhere").statusCode());
      }
      assertEquals(0, server.terminate());
      assertLastLine(server, "Stopped");
      List<String> said = server.lines();
      assertEquals(lines, said.stream().filter(line -> line.contains("no route: 404")).count());
    }
  }

  private ServerProcess start(String format) {
    return ServerProcess.start(directory, Map.of("AUTH_LOG_FORMAT", format));
  }

  /** Each of these requests is a line of the log. */
  private static void fill(Api api) {
    for (int line = 0; line < LINES; line++) {
      long asked = System.nanoTime();
      assertEquals(404, api.get("/nowhere").statusCode());
      Duration took = Duration.ofNanos(System.nanoTime() - asked);
      assertTrue(took.compareTo(LIMIT) < 0, () -> "answered after " + took);
    }
  }

  private static double dropped(Api management) {
    Optional<String> line =
        management.get("/metrics").body().lines().filter(l -> l.startsWith(DROPPED)).findFirst();
    return Double.parseDouble(line.orElseThrow().substring(DROPPED.length() + 1));
  }

  /** The process has ended; its last output may not have been read yet. */
  private static void assertLastLine(ServerProcess server, String text) {
    Waiting.until(
        () -> {
          List<String> lines = server.lines();
          return lines.get(lines.size() - 1).contains(text);
        },
        "a last line with: " + text);
  }
}
