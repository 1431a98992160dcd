package dev.portcullis.bootstrap.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes log lines from whoever has them, and has a thread of its own write them. Nobody waits for
 * standard output: while nobody reads that, lines are kept up to a bound, and then dropped and
 * counted. Once it is read again, one line tells how many.
 *
 * <p>Made by {@code logback.xml}. Thread-safe.
 */
public final class LogQueue extends AsyncAppender {
  private final AtomicLong dropped = new AtomicLong();

  /** A queue that never blocks, and keeps lines of every level alike. */
  public LogQueue() {
    setNeverBlock(true);
    // By default the last fifth of the queue is for warnings, and the others are lost uncounted.
    setDiscardingThreshold(0);
    setIncludeCallerData(false);
  }

  /** How many lines were dropped so far. */
  public long dropped() {
    return dropped.get();
  }

  /** Writes to {@code appender}, and into it what was dropped. */
  @Override
  public void addAppender(Appender<ILoggingEvent> appender) {
    super.addAppender(new DropReport(this, appender));
  }

  /** Whether there is so much room again that a report will not be followed by the next at once. */
  boolean hasRoom() {
    return getRemainingCapacity() > getQueueSize() / 2;
  }

  @Override
  protected void append(ILoggingEvent event) {
    // Before the lock: it formats the message, which may call code of anybody.
    preprocess(event);
    offer(event);
  }

  /** One at a time, so that no line is lost between the look at the room and the queue. */
  private synchronized void offer(ILoggingEvent event) {
    if (getRemainingCapacity() == 0) {
      dropped.incrementAndGet();
    } else {
      super.append(event);
    }
  }
}
