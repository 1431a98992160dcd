package dev.portcullis.adapter.password;

import dev.portcullis.domain.credential.BusyException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task in the hashing queue. It is either started by a thread of the pool or withdrawn by its
 * caller, never both: a withdrawn task never runs, and the caller waits for a started one.
 * Thread-safe.
 */
final class HashingTask<T> implements Runnable {
  private final FutureTask<T> work;
  private final AtomicBoolean settled = new AtomicBoolean();
  private final CountDownLatch settlement = new CountDownLatch(1);

  HashingTask(Callable<T> work) {
    this.work = new FutureTask<>(work);
  }

  @Override
  public void run() {
    if (settled.compareAndSet(false, true)) {
      settlement.countDown();
      work.run();
    }
  }

  /** Withdraws the task; returns false if it was started or withdrawn before. */
  boolean withdraw() {
    if (!settled.compareAndSet(false, true)) {
      return false;
    }
    work.cancel(false);
    settlement.countDown();
    return true;
  }

  /**
   * Waits until the task is started or withdrawn; returns false after {@code maxWait}, or if this
   * thread is interrupted.
   */
  boolean awaitStart(Duration maxWait) {
    try {
      return settlement.await(maxWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits for the result, even if this thread is interrupted: the task reads a password that the
   * caller of this thread will wipe.
   *
   * @throws BusyException if the task was withdrawn
   */
  T outcome() {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return work.get();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } catch (CancellationException withdrawn) {
      throw new BusyException(PooledPasswordHasher.SHUT_DOWN);
    } catch (ExecutionException failed) {
      throw asThrown(failed);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException asThrown(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("a hasher must not throw checked exceptions", failed);
  }
}
