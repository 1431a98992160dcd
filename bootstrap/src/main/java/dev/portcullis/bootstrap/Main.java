package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.Environment;
import dev.portcullis.bootstrap.log.ProcessLog;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server from the environment, and stops it when the process is asked to end. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final int FAILED = 1;
  private static final int MISCONFIGURED = 2;

  private Main() {}

  /** Takes no arguments; all settings are {@code AUTH_} variables. */
  // The future's failure is handled in giveUp.
  @SuppressWarnings("FutureReturnValueIgnored")
  public static void main(String[] arguments) {
    AtomicInteger status = new AtomicInteger();
    AtomicReference<AuthServer> running = new AtomicReference<>();
    // First, so that a signal during the start also stops the server in order.
    endInOrder(running, status);
    try {
      Config config = Config.from(Environment.settings(System.getenv()).withDotEnv(Path.of("")));
      AuthServer server = AuthServer.start(config, Clock.systemUTC(), new SecureRandom());
      running.set(server);
      server.ready().exceptionally(failure -> giveUp(failure, status));
    } catch (ConfigException wrong) {
      wrong.problems().forEach(LOG::error);
      end(MISCONFIGURED, status);
    } catch (StartFailure failure) {
      LOG.error(failure.getMessage());
      end(FAILED, status);
    } catch (RuntimeException | Error bug) {
      LOG.error("Cannot start the server because of an unexpected error", bug);
      end(FAILED, status);
    }
  }

  /**
   * Ends the process with {@code status}: after SIGTERM a JVM exits with 143, which looks like a
   * failure. The log is flushed first, because halting runs no other shutdown hook.
   */
  private static void endInOrder(AtomicReference<AuthServer> running, AtomicInteger status) {
    Thread end =
        new Thread(
            () -> {
              try {
                Optional.ofNullable(running.get()).ifPresent(AuthServer::close);
              } catch (RuntimeException bug) {
                LOG.error("The server did not stop in order", bug);
              } finally {
                ProcessLog.flush();
                Runtime.getRuntime().halt(status.get());
              }
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(end);
  }

  private static void end(int code, AtomicInteger status) {
    status.set(code);
    System.exit(code);
  }

  private static Void giveUp(Throwable failure, AtomicInteger status) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof CancellationException) {
      return null;
    }
    if (cause instanceof StartFailure) {
      LOG.error(cause.getMessage());
    } else {
      LOG.error(
          "Cannot make the server ready because of an unexpected error; the server stops", cause);
    }
    // On its own thread: the shutdown waits for the thread that runs this callback.
    new Thread(() -> end(FAILED, status), "give-up").start();
    return null;
  }
}
