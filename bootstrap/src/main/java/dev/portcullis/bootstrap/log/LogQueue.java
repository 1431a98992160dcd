package dev.portcullis.bootstrap.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Queues log lines, and writes them on a thread of its own, so that logging never waits for
 * standard output. While standard output is not read, lines are kept up to a limit, then dropped
 * and counted. When it is read again, one line reports their number.
 *
 * <p>Created by {@link LogConfiguration}. Thread-safe.
 */
public final class LogQueue extends AsyncAppender {
  private final AtomicLong dropped = new AtomicLong();

  /** A queue that never blocks, and treats lines of every level alike. */
  public LogQueue() {
    setNeverBlock(true);
    // By default the last fifth of the queue is reserved for warnings, and other lines are lost
    // uncounted.
    setDiscardingThreshold(0);
    setIncludeCallerData(false);
  }

  /** Number of lines dropped so far. */
  public long dropped() {
    return dropped.get();
  }

  /** Writes lines, and reports of dropped lines, to {@code appender}. */
  @Override
  public void addAppender(Appender<ILoggingEvent> appender) {
    super.addAppender(new DropReport(this, appender));
  }

  /** Whether the queue has enough room that a report will not be followed by another at once. */
  boolean hasRoom() {
    return getRemainingCapacity() > getQueueSize() / 2;
  }

  @Override
  protected void append(ILoggingEvent event) {
    // Before the lock, because formatting the message may run foreign code.
    preprocess(event);
    offer(event);
  }

  /** One at a time, so that no line is lost between the check for room and the insertion. */
  private synchronized void offer(ILoggingEvent event) {
    if (getRemainingCapacity() == 0) {
      dropped.incrementAndGet();
    } else {
      super.append(event);
    }
  }
}
