package dev.portcullis.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * Hands lines on, and tells after one of them how many were dropped before it. Only the thread of
 * the queue comes here.
 */
final class DropReport extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final LogQueue queue;
  private final Appender<ILoggingEvent> output;
  private long told;

  DropReport(LogQueue queue, Appender<ILoggingEvent> output) {
    this.queue = queue;
    this.output = output;
    setName(output.getName());
    setContext(queue.getContext());
    start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    output.doAppend(event);
    long dropped = queue.dropped();
    if (dropped > told && queue.hasRoom()) {
      output.doAppend(report(dropped - told));
      told = dropped;
    }
  }

  @Override
  public void stop() {
    super.stop();
    output.stop();
  }

  private ILoggingEvent report(long lines) {
    LoggerContext context = (LoggerContext) getContext();
    return new LoggingEvent(
        DropReport.class.getName(),
        context.getLogger(LogQueue.class),
        Level.WARN,
        "Dropped {} log lines, because standard output was not read or too slow. Requests were"
            + " answered meanwhile. Look at what reads the output of this process.",
        null,
        new Object[] {lines});
  }
}
