package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.DotEnv;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server from the environment, and stops it when the process is asked to end. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final int FAILED = 1;
  private static final int MISCONFIGURED = 2;

  private Main() {}

  /** Takes no arguments: everything is said by {@code AUTH_} variables. */
  // The failure is dealt with where it arrives.
  @SuppressWarnings("FutureReturnValueIgnored")
  public static void main(String[] arguments) {
    try {
      Config config = Config.from(DotEnv.under(System.getenv(), Path.of("")));
      AuthServer server = AuthServer.start(config, Clock.systemUTC(), new SecureRandom());
      AtomicInteger status = endInOrder(server);
      server.ready().exceptionally(failure -> giveUp(failure, status));
    } catch (ConfigException wrong) {
      wrong.problems().forEach(LOG::error);
      System.exit(MISCONFIGURED);
    } catch (StartFailure failure) {
      LOG.error(failure.getMessage());
      System.exit(FAILED);
    }
  }

  /**
   * Ends the process with the status returned: a JVM that is asked to end would say 143, which
   * looks like a failure.
   */
  private static AtomicInteger endInOrder(AuthServer server) {
    AtomicInteger status = new AtomicInteger();
    Thread end =
        new Thread(
            () -> {
              server.close();
              Runtime.getRuntime().halt(status.get());
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(end);
    return status;
  }

  private static Void giveUp(Throwable failure, AtomicInteger status) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof CancellationException) {
      return null;
    }
    if (cause instanceof StartFailure) {
      LOG.error(cause.getMessage());
    } else {
      LOG.error("The server cannot serve and stops", cause);
    }
    status.set(FAILED);
    // On a thread of its own: the one that brings the news is among those that the end waits for.
    new Thread(() -> System.exit(FAILED), "give-up").start();
    return null;
  }
}
