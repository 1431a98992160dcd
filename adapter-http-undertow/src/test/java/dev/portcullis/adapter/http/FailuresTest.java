package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.role.RoleName;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class FailuresTest {
  private static final String SECRET = "select * from users";

  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final Logger logger =
      (Logger) LoggerFactory.getLogger("dev.portcullis.adapter.http.pipeline.Errors");
  private final Stage stage = Stage.open();
  private final String token = stage.token(stage.user("ada", RoleName.USER, RoleName.ADMIN));

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void close() {
    logger.detachAppender(appender);
    stage.close();
  }

  @Test
  void aBugShowsNothingButTheInstanceAndIsLoggedWithItsStack() {
    stage.beforePort =
        () -> {
          throw new IllegalStateException(SECRET);
        };
    for (String path : List.of("/api/test/mod", "/api/users")) {
      appender.list.clear();
      Reply reply = stage.send(Request.get(path).bearer(token)).isProblem(500, "internal-error");

      assertFalse(reply.body().contains(SECRET));
      assertFalse(reply.body().contains("IllegalState"));
      ILoggingEvent event = only();
      assertEquals(Level.ERROR, event.getLevel());
      assertTrue(event.getFormattedMessage().contains(reply.header("X-Request-Id")));
      assertEquals(SECRET, event.getThrowableProxy().getMessage());
      assertTrue(event.getThrowableProxy().getStackTraceElementProxyArray().length > 0);
    }
  }

  @Test
  void evenAnErrorOfTheMachineIsAnswered() {
    stage.beforePort =
        () -> {
          throw new StackOverflowError();
        };
    stage.send(Request.get("/api/test/mod").bearer(token)).isProblem(500, "internal-error");
    stage.send(Request.get("/api/users").bearer(token)).isProblem(500, "internal-error");
  }

  @Test
  void aStoreThatIsAwayIsUnavailableAndSaysWhenToRetry() {
    stage.beforePort =
        () -> {
          throw new StoreUnavailableException("down", new IllegalStateException(SECRET));
        };
    for (String path : List.of("/api/test/mod", "/api/users", "/api/me")) {
      Reply reply = stage.send(Request.get(path).bearer(token)).isProblem(503, "store-unavailable");
      assertEquals("2", reply.header("Retry-After"));
      assertFalse(reply.body().contains(SECRET));
    }
    assertTrue(appender.list.stream().allMatch(event -> event.getLevel() == Level.ERROR));
    String line = appender.list.get(0).getFormattedMessage();
    assertTrue(line.endsWith(": down (cause: " + SECRET + ")"), line);
  }

  @Test
  void aRemedyIsLoggedOnceWithTheCauseThatItContains() {
    stage.beforePort =
        () -> {
          throw new StoreUnavailableException(
              "the database is not available: read only (point AUTH_DB_URL to the primary)",
              new IllegalStateException("jdbc", new IllegalStateException("read only")));
        };
    stage.send(Request.get("/api/users").bearer(token)).isProblem(503, "store-unavailable");

    String line = only().getFormattedMessage();
    assertTrue(line.endsWith(": read only (point AUTH_DB_URL to the primary)"), line);
  }

  @Test
  void aRefusalIsLoggedOnceAtInfoWithoutTokenBodyOrPath() {
    stage.send(Request.get("/api/users/" + token + "/x"));
    stage.send(Request.get("/api/test/user?token=" + token).bearer(token + "x"));
    stage.send(
        Request.signIn("{\"username\":\"Ada\",\"password\":\"" + Stage.PASSWORD + "\",\"x\":0}"));

    assertEquals(3, appender.list.size());
    for (ILoggingEvent event : appender.list) {
      assertEquals(Level.INFO, event.getLevel());
      assertFalse(event.getFormattedMessage().contains(token));
      assertFalse(event.getFormattedMessage().contains(Stage.PASSWORD));
      assertFalse(event.getFormattedMessage().contains("Ada"));
      assertEquals(null, event.getThrowableProxy());
    }
    String message = appender.list.get(2).getFormattedMessage();
    assertTrue(message.startsWith("POST /api/auth/signin: 400 validation-failed ["), message);
  }

  @Test
  void aGoodRequestIsNotLogged() {
    stage.send(Request.get("/api/test/user").bearer(token));

    assertEquals(List.of(), appender.list);
  }

  private ILoggingEvent only() {
    assertEquals(1, appender.list.size());
    return appender.list.get(0);
  }
}
