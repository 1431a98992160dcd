package dev.portcullis.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.OptionHelper;
import java.util.Map;

/**
 * The log of the server: lines to standard output through a {@link LogQueue}, as text or as JSON.
 * Code instead of a file, because reading XML takes as long as starting the listeners. A file named
 * by {@code -Dlogback.configurationFile}, or {@code logback-test.xml} on the class path, is used
 * instead. Logback finds this class by its service file.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogConfiguration extends ContextAwareBase implements Configurator {
  private static final String FORMAT = "AUTH_LOG_FORMAT";
  private static final String FILE = "logback.configurationFile";
  private static final String TEST_FILE = "/logback-test.xml";
  private static final String TEXT =
      "%date{\"yyyy-MM-dd'T'HH:mm:ss.SSSX\",UTC} %-5level %logger{0}: %message%n";
  private static final int LINES = 2048;

  /** In milliseconds. */
  private static final int FLUSH = 2000;

  /** Libraries report what is wrong; what goes well, this server reports itself. */
  private static final Map<String, Level> LEVELS =
      Map.of(
          "org.flywaydb",
          Level.WARN,
          // Warns of servers newer than it was tested with, at every start.
          "org.flywaydb.core.internal.database.base.Database",
          Level.ERROR,
          "com.zaxxer.hikari",
          Level.WARN,
          // Warn of every connection that is lost or refused, with a stack trace. The code that
          // needed the connection reports why, once.
          "com.zaxxer.hikari.pool.ProxyConnection",
          Level.ERROR,
          "com.zaxxer.hikari.pool.PoolBase",
          Level.ERROR,
          "org.jooq",
          Level.WARN,
          "io.undertow",
          Level.WARN,
          "org.xnio",
          Level.WARN,
          "org.jboss",
          Level.WARN);

  @Override
  public ExecutionStatus configure(LoggerContext logging) {
    if (OptionHelper.getSystemProperty(FILE) != null
        || LogConfiguration.class.getResource(TEST_FILE) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    logging.getStatusManager().add(new NopStatusListener());
    LEVELS.forEach((name, level) -> logging.getLogger(name).setLevel(level));
    Logger root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(queue(logging, console(logging, encoder(logging))));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static LogQueue queue(LoggerContext logging, ConsoleAppender<ILoggingEvent> console) {
    LogQueue queue = new LogQueue();
    queue.setContext(logging);
    queue.setName("queue");
    queue.setQueueSize(LINES);
    queue.setMaxFlushTime(FLUSH);
    queue.addAppender(console);
    queue.start();
    return queue;
  }

  private static ConsoleAppender<ILoggingEvent> console(
      LoggerContext logging, Encoder<ILoggingEvent> encoder) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(logging);
    console.setName("console");
    console.setEncoder(encoder);
    console.start();
    return console;
  }

  /** By the environment variable, which the settings check later. */
  private static Encoder<ILoggingEvent> encoder(LoggerContext logging) {
    if ("json".equals(OptionHelper.getEnv(FORMAT))) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(logging);
      // Beside the pattern and its arguments: people search for the sentence.
      json.setWithFormattedMessage(true);
      json.start();
      return json;
    }
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(logging);
    text.setPattern(TEXT);
    text.start();
    return text;
  }
}
