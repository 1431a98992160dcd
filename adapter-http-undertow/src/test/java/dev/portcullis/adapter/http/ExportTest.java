package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.Background;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExportTest {
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  /** More than the buffers of a connection hold. */
  private static final int MANY = 200_000;

  private final Stage stage =
      Stage.with(
          Stage.limits().withReading(new HttpLimits.Reading(Duration.ofSeconds(30), DEADLINE)));
  private final User ada = stage.user("ada", RoleName.USER);
  private final User boss = stage.user("boss", RoleName.ADMIN);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theExportHasEveryPartAndIsAFile() {
    Client client = Client.signedIn(stage, "ada");
    // Ids of one millisecond are in no order.
    stage.clock.advance(Duration.ofMillis(1));
    stage.audit.append(entry());

    Reply reply = client.send(Request.get("/api/me/export"));

    assertEquals(200, reply.status(), reply.body());
    assertEquals("application/json", reply.header("Content-Type"));
    assertEquals(
        "attachment; filename=\"portcullis-export.json\"", reply.header("Content-Disposition"));
    assertEquals("no-store", reply.header("Cache-Control"));
    JsonNode own = reply.json();
    assertEquals(
        List.of("exportedAt", "account", "roles", "permissions", "sessions", "audit"), names(own));
    assertEquals(
        "{\"id\":\"%s\",\"username\":\"ada\",\"email\":\"ada@example.org\",".formatted(ada.id())
            + "\"status\":\"active\",\"createdAt\":\"%s\",\"passwordChangedAt\":\"%s\"}"
                .formatted(ada.createdAt(), ada.createdAt()),
        own.path("account").toString());
    assertEquals("[\"user\"]", own.path("roles").toString());
    assertEquals("[]", own.path("permissions").toString());
    assertEquals(
        List.of("id", "current", "createdAt", "lastUsedAt", "expiresAt", "ip"),
        names(own.path("sessions").path(0)));
    assertTrue(own.path("sessions").path(0).path("current").asBoolean());
    assertEquals(
        List.of("signed-in", "all-sessions-ended"), own.path("audit").findValuesAsText("event"));
    assertEquals(boss.id().toString(), own.path("audit").path(1).path("actor").asText());
  }

  @Test
  void permissionsOfAnAdministratorAreInItsExport() {
    JsonNode own = export(boss).json();
    assertTrue(own.path("permissions").toString().contains("\"users:read\""), own.toString());
  }

  @Test
  void noSecretIsInAnExport() {
    Client client = Client.signedIn(stage, "ada");
    String body = client.send(Request.get("/api/me/export")).body();

    assertFalse(body.contains(client.refresh()), body);
    assertFalse(body.contains(client.access()), body);
    assertFalse(body.toLowerCase(Locale.ROOT).contains("hash"), body);
  }

  @Test
  void aLongExportIsWholeAndInChunks() {
    stage.trail.length = 5_000;
    Reply reply = export(ada);

    assertEquals("chunked", reply.header("Transfer-Encoding"));
    assertEquals(5_000, reply.json().path("audit").size());
  }

  @Test
  void headSaysWhatGetWouldAndSendsNothing() {
    Reply head = stage.send(Request.of("HEAD /api/me/export").bearer(stage.token(ada)));

    assertEquals(200, head.status());
    assertEquals("", head.body());
    assertTrue(head.header("Content-Disposition").startsWith("attachment"));
  }

  @Test
  void moreThanTenExportsInAnHourAreRefused() {
    for (int i = 0; i < RateLimitSettings.DEFAULT.export().permits(); i++) {
      assertEquals(200, export(ada).status());
    }
    Reply refused = export(ada).isProblem(429, "too-many-attempts");
    assertEquals("3600", refused.header("Retry-After"));
    assertEquals(200, export(boss).status());
  }

  /** One may be sent at a time; the next is asked for the moment the last byte has arrived. */
  @Test
  void exportsOneAfterTheOtherAreAllAnswered() {
    // The client is faster than the thread that answered it.
    stage.monitoring.requests =
        (method, template, status, nanos) -> LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    for (int i = 0; i < 5; i++) {
      assertEquals(200, export(stage.user("one-" + i, RoleName.USER)).status(), "export " + i);
    }
  }

  /** Nothing of the export was sent yet, so the answer is a problem like any other. */
  @Test
  void aFailureBeforeTheFirstByteIsAProblemWithoutTheHeadersOfAFile() {
    stage.trail.beforePage =
        () -> {
          throw new StoreUnavailableException("no database");
        };
    Reply reply = export(ada).isProblem(503, "store-unavailable");
    assertEquals("", reply.header("Content-Disposition"));
  }

  @Test
  void aFailureInTheMiddleLeavesABrokenBody() {
    stage.trail.length = 5_000;
    int[] pages = {0};
    stage.trail.beforePage =
        () -> {
          if (++pages[0] > 3) {
            throw new StoreUnavailableException("the database went away");
          }
        };
    String raw =
        Wire.exchange(
            stage.server.address(), Request.get("/api/me/export").bearer(stage.token(ada)).bytes());

    assertTrue(raw.startsWith("HTTP/1.1 200"), raw.substring(0, 40));
    assertTrue(raw.contains("\r\n{\"exportedAt\""), raw.substring(0, 800));
    assertFalse(raw.endsWith("0\r\n\r\n"), "the last chunk was sent");
    assertThrows(
        JsonProcessingException.class,
        () -> new ObjectMapper().readTree(unchunked(raw.substring(raw.indexOf("\r\n\r\n") + 4))));
  }

  /** Each client occupies a worker for as long as it is waited for. */
  @Test
  void aClientThatReadsNothingLosesItsConnectionAndOthersAreAnsweredMeanwhile() throws Exception {
    stage.trail.length = MANY;
    stage.trail.isLong = ada.id()::equals;
    String token = stage.token(ada);
    CountDownLatch begun = new CountDownLatch(1);
    stage.trail.beforePage = begun::countDown;
    try (Socket unread = ask(token)) {
      Background.await(begun);
      // Of four workers, one may send long answers.
      Reply refused = export(boss).isProblem(503, "unavailable");
      assertFalse(refused.header("Retry-After").isEmpty());
      assertEquals(200, stage.send(Request.get("/api/me").bearer(token)).status());
      awaitFreeWorker();
      String raw = Wire.readAll(unread);
      assertFalse(raw.endsWith("0\r\n\r\n"), "the whole answer was sent");
    }
  }

  /** Asks again until a worker is free, which it is when the deadline of the other is over. */
  private void awaitFreeWorker() {
    Instant end = Instant.now().plus(DEADLINE.multipliedBy(10));
    for (int each = 0; export(stage.user("free-" + each, RoleName.USER)).status() == 503; each++) {
      assertTrue(Instant.now().isBefore(end), "the worker still waits for the client");
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Connects with a small buffer, asks, and reads nothing. */
  private Socket ask(String token) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(20_000);
    socket.connect(stage.server.address());
    socket.getOutputStream().write(Request.get("/api/me/export").bearer(token).bytes());
    return socket;
  }

  private Reply export(User user) {
    Reply reply = stage.send(Request.get("/api/me/export").bearer(stage.token(user)));
    return reply.header("Transfer-Encoding").equals("chunked")
        ? new Reply(reply.status(), reply.headers(), unchunked(reply.body()))
        : reply;
  }

  /** The content of all chunks that are there. */
  private static String unchunked(String body) {
    StringBuilder content = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int line = body.indexOf("\r\n", at);
      if (line < 0) {
        return content.toString();
      }
      int length = Integer.parseInt(body.substring(at, line).strip(), 16);
      content.append(body, line + 2, Math.min(body.length(), line + 2 + length));
      at = line + 2 + length + 2;
    }
    return content.toString();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private AuditEntry entry() {
    return new AuditEntry(
        stage.ids.next(),
        stage.clock.instant(),
        new AdministrationEvent.AllSessionsEnded(AuditActor.of(boss.id()), ada.id()));
  }
}
