package dev.portcullis.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * The log of a command: warnings and errors on standard error, because standard output is for
 * results. Configured here and not in a file, which would take longer to parse than many commands
 * run. Found by Logback as a service; the log of the server is {@link LogConfiguration}.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class CommandLog extends ContextAwareBase implements Configurator {
  private static final String CHOICE = "portcullis.log";
  private static final String COMMAND = "command";

  /** Lets this process log as a command; to be called before it makes its first logger. */
  public static void choose() {
    System.setProperty(CHOICE, COMMAND);
  }

  /** Takes {@link #choose} back, as long as there is no logger. */
  public static void forget() {
    System.clearProperty(CHOICE);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (!COMMAND.equals(System.getProperty(CHOICE))) {
      return ExecutionStatus.NEUTRAL;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%-5level %message%n");
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    // As in the log of the server: these warn of what the failure itself tells.
    for (String name :
        new String[] {
          "org.flywaydb.core.internal.database.base.Database",
          "com.zaxxer.hikari.pool.ProxyConnection",
          "com.zaxxer.hikari.pool.PoolBase"
        }) {
      context.getLogger(name).setLevel(Level.ERROR);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
