package dev.portcullis.bootstrap;

import dev.portcullis.bootstrap.cli.Commands;
import dev.portcullis.bootstrap.cli.Surroundings;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.Environment;
import dev.portcullis.bootstrap.log.CommandLog;
import dev.portcullis.bootstrap.log.ProcessLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
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

/**
 * The entry of the program. Without arguments it starts the server from the environment, and stops
 * it when the process is asked to end; with arguments it runs a command.
 */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISCONFIGURED = 2;

  private Main() {}

  /** Runs the command that {@code arguments} name; {@code serve} if there are none. */
  public static void main(String[] arguments) {
    // Decided here, so that the server loads no class of the command line.
    if (isServe(arguments)) {
      serve();
      return;
    }
    CommandLog.choose();
    int code = Commands.run(arguments, surroundings());
    if (code == Commands.SERVE) {
      CommandLog.forget();
      serve();
    } else {
      System.exit(code);
    }
  }

  private static boolean isServe(String[] arguments) {
    return arguments.length == 0 || (arguments.length == 1 && arguments[0].equals("serve"));
  }

  /** Unbuffered, and unlike {@code System.out} they report a reader that is gone. */
  private static Surroundings surroundings() {
    return new Surroundings(
        System.getenv(),
        Path.of(""),
        new Surroundings.Streams(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err)));
  }

  // The future's failure is handled in giveUp.
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void serve() {
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
      wrong.problems().forEach(log()::error);
      end(MISCONFIGURED, status);
    } catch (StartFailure failure) {
      log().error(failure.getMessage());
      end(FAILED, status);
    } catch (RuntimeException | Error bug) {
      log().error("Cannot start the server because of an unexpected error", bug);
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
                log().error("The server did not stop in order", bug);
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
      log().error(cause.getMessage());
    } else {
      log()
          .error(
              "Cannot make the server ready because of an unexpected error; the server stops",
              cause);
    }
    // On its own thread: the shutdown waits for the thread that runs this callback.
    new Thread(() -> end(FAILED, status), "give-up").start();
    return null;
  }

  /** Not a constant: the first logger decides how this process logs, and commands log otherwise. */
  private static Logger log() {
    return LoggerFactory.getLogger(Main.class);
  }
}
