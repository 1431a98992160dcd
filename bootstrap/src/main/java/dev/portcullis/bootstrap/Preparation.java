package dev.portcullis.bootstrap;

import dev.portcullis.domain.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a started node ready: runs the steps that need the database, and repeats them every second
 * while the database cannot be reached. Any other failure is final.
 */
final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Runnable steps;
  private final Runnable then;
  private final ScheduledExecutorService scheduler;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  /**
   * Runs {@code steps}, which may be run again from the start, on {@code scheduler}; after them,
   * once, {@code then}.
   */
  Preparation(Runnable steps, Runnable then, ScheduledExecutorService scheduler) {
    this.steps = steps;
    this.then = then;
    this.scheduler = scheduler;
  }

  /**
   * Begins. The result completes when the node is ready, or exceptionally when it never will be; it
   * is cancelled if the scheduler is shut down before, at whatever moment.
   */
  CompletableFuture<Void> start() {
    scheduler.execute(this::attempt);
    return done;
  }

  private void attempt() {
    try {
      steps.run();
      then.run();
      done.complete(null);
    } catch (StoreUnavailableException unreachable) {
      if (scheduler.isShutdown()) {
        done.cancel(false);
        return;
      }
      LOG.warn(
          "Server is not ready: {}. Retrying every second. Check the database, AUTH_DB_URL and AUTH_DB_USER.",
          unreachable.getMessage());
      tryAgain();
    } catch (RuntimeException | Error fatal) {
      if (scheduler.isShutdown()) {
        // The server is stopping, and interrupted the attempt or refused its tasks: not a failure.
        done.cancel(false);
      } else {
        done.completeExceptionally(fatal);
      }
    }
  }

  // The attempt reports its own failures.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void tryAgain() {
    try {
      scheduler.schedule(this::attempt, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      done.cancel(false);
    }
  }
}
