package dev.portcullis.bootstrap.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogQueueTest {
  private static final int SIZE = 8;
  private static final int LINES = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LoggerContext context = new LoggerContext();
  private final Output output = new Output();
  private final LogQueue queue = new LogQueue();

  @AfterEach
  void end() {
    output.isRead.countDown();
    queue.stop();
  }

  @Test
  void loggingNeverWaitsForUnreadOutputAndDroppedLinesAreCounted() {
    start(SIZE);
    assertTimeoutPreemptively(PATIENCE, () -> log(LINES));
    long kept = LINES - queue.dropped();
    // The thread that writes takes what it finds, so that as many may be in its hands.
    assertTrue(SIZE <= kept && kept <= 2 * SIZE + 1, () -> "kept " + kept);
  }

  @Test
  void droppedLinesAreReportedOnceWhenTheOutputIsReadAgain() throws InterruptedException {
    start(SIZE);
    log(LINES);
    output.isRead.countDown();
    assertTrue(output.reported.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    queue.stop();
    List<String> reports = output.lines.stream().filter(Output::isReport).toList();
    assertEquals(1, reports.size(), output.lines::toString);
    String told = "Dropped " + queue.dropped() + " log lines";
    assertTrue(reports.get(0).startsWith(told), reports.get(0));
    assertEquals(LINES - queue.dropped(), output.lines.size() - reports.size());
  }

  @Test
  void linesOfEveryLevelAreKeptInOrderUpToTheBoundAndWrittenAtTheEnd() {
    start(LINES);
    List<String> expected = log(LINES);
    output.isRead.countDown();
    queue.setMaxFlushTime(Math.toIntExact(PATIENCE.toMillis()));
    queue.stop();
    assertEquals(expected, output.lines);
    assertEquals(0, queue.dropped());
  }

  @Test
  void theEndDoesNotWaitForOutputThatIsNeverRead() {
    start(LINES);
    log(LINES);
    queue.setMaxFlushTime(100);
    assertTimeoutPreemptively(PATIENCE, queue::stop);
    assertFalse(queue.isStarted());
  }

  private void start(int size) {
    context.setMDCAdapter(new LogbackMDCAdapter());
    output.setContext(context);
    output.start();
    queue.setContext(context);
    queue.setQueueSize(size);
    queue.addAppender(output);
    queue.start();
  }

  private List<String> log(int lines) {
    List<String> logged = new ArrayList<>();
    IntStream.range(0, lines)
        .forEach(
            line -> {
              String text = "line " + line;
              logged.add(text);
              Level level = line % 2 == 0 ? Level.INFO : Level.ERROR;
              queue.doAppend(
                  new LoggingEvent(
                      "here", context.getLogger("some"), level, text, null, new Object[0]));
            });
    return logged;
  }

  /** Standard output that is not read until released. */
  private static final class Output extends AppenderBase<ILoggingEvent> {
    private final CountDownLatch isRead = new CountDownLatch(1);
    private final CountDownLatch reported = new CountDownLatch(1);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      awaitReader();
      String line = event.getFormattedMessage();
      lines.add(line);
      if (isReport(line)) {
        reported.countDown();
      }
    }

    private static boolean isReport(String line) {
      return line.startsWith("Dropped ");
    }

    /** As a write into a full pipe, it is not interrupted. */
    private void awaitReader() {
      boolean interrupted = false;
      while (isRead.getCount() > 0) {
        try {
          isRead.await();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
