package dev.portcullis.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * Passes log lines on, and after dropped lines adds one line with their number. Used only by the
 * thread of the queue.
 */
final class DropReport extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final LogQueue queue;
  private final Appender<ILoggingEvent> output;
  private long reported;

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
    if (dropped > reported && queue.hasRoom()) {
      output.doAppend(report(dropped - reported));
      reported = dropped;
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
            + " answered meanwhile. Check the program that reads the output of this process.",
        null,
        new Object[] {lines});
  }
}
