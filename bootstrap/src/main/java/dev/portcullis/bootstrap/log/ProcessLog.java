package dev.portcullis.bootstrap.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of this process as it was configured at its start. Thread-safe. */
public final class ProcessLog {
  private ProcessLog() {}

  /** Number of lines dropped so far because standard output was not read. */
  public static long dropped() {
    return queues().mapToLong(LogQueue::dropped).sum();
  }

  /**
   * Writes the queued lines, and accepts no more. Waits for standard output for at most the time in
   * {@link LogConfiguration}: 2 seconds.
   */
  public static void flush() {
    queues().forEach(LogQueue::stop);
  }

  private static Stream<LogQueue> queues() {
    // Tests and embedding applications may configure another appender.
    return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        ? appenders(context).filter(LogQueue.class::isInstance).map(LogQueue.class::cast)
        : Stream.empty();
  }

  private static Stream<Appender<ILoggingEvent>> appenders(LoggerContext context) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders(), 0),
        false);
  }
}
