package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.portcullis.application.UpkeepTask;
import dev.portcullis.domain.StoreUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class OperatorLogTest {
  private static final UpkeepTask TASK =
      new UpkeepTask("access policy refresh", Duration.ofSeconds(1), () -> {});

  private final Logger logger = (Logger) LoggerFactory.getLogger(OperatorLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final OperatorLog log = new OperatorLog(report -> {});

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void anUnavailableStoreIsLoggedWithItsRemedyAndWithoutAStackTrace() {
    log.failed(
        TASK,
        new StoreUnavailableException(
            "the server is read-only: point AUTH_DB_URL to the primary",
            new IllegalStateException("The MySQL server is running with --read-only")));

    ILoggingEvent line = only();
    assertEquals(
        "Upkeep task failed: access policy refresh: the server is read-only: point AUTH_DB_URL to"
            + " the primary. Data read earlier stays in use; retrying every 1000 ms",
        line.getFormattedMessage());
    assertNull(line.getThrowableProxy());
  }

  @Test
  void anUnexpectedFailureIsLoggedWithItsCauseAndStackTrace() {
    log.failed(TASK, new IllegalStateException("broken", new IllegalArgumentException("root")));

    ILoggingEvent line = only();
    assertEquals("broken", line.getThrowableProxy().getMessage());
    assertEquals("root", line.getThrowableProxy().getCause().getMessage());
  }

  private ILoggingEvent only() {
    assertEquals(1, lines.list.size());
    return lines.list.get(0);
  }
}
