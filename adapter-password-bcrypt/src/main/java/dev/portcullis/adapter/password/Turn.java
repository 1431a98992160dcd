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
 * A place in the queue. It is either taken by a thread of the pool or withdrawn, never both: what
 * is withdrawn does not run any more, and what runs is waited for.
 */
final class Turn<T> implements Runnable {
  private final FutureTask<T> work;
  private final AtomicBoolean decided = new AtomicBoolean();
  private final CountDownLatch decision = new CountDownLatch(1);

  Turn(Callable<T> work) {
    this.work = new FutureTask<>(work);
  }

  @Override
  public void run() {
    if (decided.compareAndSet(false, true)) {
      decision.countDown();
      work.run();
    }
  }

  /** Gives the place up; false if it is decided already. */
  boolean withdraw() {
    if (!decided.compareAndSet(false, true)) {
      return false;
    }
    work.cancel(false);
    decision.countDown();
    return true;
  }

  /** Waits until it is decided; false if it is not in time, or if this thread is interrupted. */
  boolean comesWithin(Duration patience) {
    try {
      return decision.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * What came of it, which is waited for also by an interrupted thread: the work reads a password
   * that this thread's caller will wipe.
   *
   * @throws BusyException if it was withdrawn
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
      throw new BusyException("the queue was closed");
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
        : new IllegalStateException("a hasher throws nothing checked", failed);
  }
}
