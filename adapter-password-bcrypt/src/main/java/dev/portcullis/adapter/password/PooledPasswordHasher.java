package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords on a bounded number of threads with a bounded queue, so that a flood of sign-ins
 * cannot use all processors, memory and request threads (ASVS 5.0 V15.2.2, V15.4.4).
 *
 * <p>A call blocks until its password is hashed. It throws {@link BusyException} at once if the
 * queue is full or the hasher is closed, after {@link HashingSettings#maxWait} if hashing has not
 * started, and if its thread is interrupted before hashing has started. A refused call never hashes
 * later, and the password is read only while the call blocks, so the caller may wipe it as soon as
 * the call ends. Calls are served in the order of their arrival. Thread-safe.
 */
public final class PooledPasswordHasher implements PasswordHasher, AutoCloseable {
  static final String SHUT_DOWN = "password hashing has been shut down";
  private static final long IDLE_SECONDS = 30;
  private static final long CLOSING_SECONDS = 10;

  private final PasswordHasher hasher;
  private final HashingSettings settings;
  private final Semaphore calls;
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor threads;

  /** Creates a pool that calls {@code hasher}, within the limits of {@code settings}. */
  public PooledPasswordHasher(PasswordHasher hasher, HashingSettings settings) {
    this.hasher = requireNonNull(hasher, "hasher");
    this.settings = requireNonNull(settings, "settings");
    calls = new Semaphore(settings.calls());
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            settings.threads(),
            settings.threads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            waiting,
            task -> thread(task, number.incrementAndGet()));
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public PasswordHash hash(PlainPassword password) {
    requireNonNull(password, "password");
    return run(() -> hasher.hash(password));
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    requireNonNull(password, "password");
    requireNonNull(hash, "hash");
    return run(() -> hasher.verify(password, hash));
  }

  /** {@inheritDoc} Does not hash and does not wait. */
  @Override
  public Optional<HashDefect> defect(PasswordHash hash) {
    return hasher.defect(hash);
  }

  @Override
  public boolean needsRehash(PasswordHash hash) {
    return hasher.needsRehash(hash);
  }

  /**
   * Refuses new and waiting calls, and waits for running ones for at most 10 seconds. May be called
   * again.
   */
  @Override
  public void close() {
    threads.shutdown();
    List<Runnable> late = new ArrayList<>();
    waiting.drainTo(late);
    late.forEach(task -> ((HashingTask<?>) task).withdraw());
    try {
      boolean ended = threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
      assert ended : "hashing must end within " + CLOSING_SECONDS + " seconds";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // The caller holds its permit until its task has ended or is withdrawn. This makes the limit
  // exact; that of a bounded executor queue is not, while a thread is about to take a task from it.
  private <T> T run(Callable<T> work) {
    if (!calls.tryAcquire()) {
      throw new BusyException("hashing queue is full (" + settings.queue() + " waiting)");
    }
    try {
      return take(new HashingTask<>(work));
    } finally {
      calls.release();
    }
  }

  private <T> T take(HashingTask<T> task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException closed) {
      throw new BusyException(SHUT_DOWN);
    }
    if (!task.awaitStart(settings.maxWait()) && task.withdraw()) {
      threads.remove(task);
      throw new BusyException("password hashing did not start within " + settings.maxWait());
    }
    return task.outcome();
  }

  private static Thread thread(Runnable task, int number) {
    Thread thread = new Thread(task, "hashing-" + number);
    // The end of the process does not wait for this thread.
    thread.setDaemon(true);
    return thread;
  }
}
