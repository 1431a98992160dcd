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
 * A hasher that hashes on a few threads of its own, and refuses what they cannot do soon: a flood
 * of passwords must not take all processors, memory and callers (ASVS 5.0 V15.2.2, V15.4.4).
 *
 * <p>A call blocks until its turn has come and passed. It throws {@link BusyException} at once if
 * too many wait before it, after the {@link HashingSettings#patience} if its turn has not come, and
 * if its thread is interrupted before. What was refused is never hashed, and the password is read
 * only while the call blocks, so its owner may wipe it as soon as the call ends. First come, first
 * served; thread-safe.
 */
public final class PooledPasswordHasher implements PasswordHasher, AutoCloseable {
  private static final long IDLE_SECONDS = 30;
  private static final long CLOSING_SECONDS = 10;

  private final PasswordHasher hasher;
  private final HashingSettings settings;
  private final Semaphore calls;
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor threads;

  /** Hashes by {@code hasher}, at most as much at a time as {@code settings} say. */
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
    return inTurn(() -> hasher.hash(password));
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    requireNonNull(password, "password");
    requireNonNull(hash, "hash");
    return inTurn(() -> hasher.verify(password, hash));
  }

  /** {@inheritDoc} Costs nothing, and waits for nobody. */
  @Override
  public Optional<HashDefect> defect(PasswordHash hash) {
    return hasher.defect(hash);
  }

  @Override
  public boolean needsRehash(PasswordHash hash) {
    return hasher.needsRehash(hash);
  }

  /**
   * Refuses all new and all waiting calls, and waits for those under way, for ten seconds at most.
   * May be called again.
   */
  @Override
  public void close() {
    threads.shutdown();
    List<Runnable> late = new ArrayList<>();
    waiting.drainTo(late);
    late.forEach(turn -> ((Turn<?>) turn).withdraw());
    try {
      boolean ended = threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
      assert ended : "a hash takes seconds at most";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // The caller holds its permit until its turn is over or given up: so the bound is exact, which
  // that of the executor's own queue is not while a thread is on its way to fetch from it.
  private <T> T inTurn(Callable<T> work) {
    if (!calls.tryAcquire()) {
      throw new BusyException("more than " + settings.queue() + " passwords wait to be hashed");
    }
    try {
      return take(new Turn<>(work));
    } finally {
      calls.release();
    }
  }

  private <T> T take(Turn<T> turn) {
    try {
      threads.execute(turn);
    } catch (RejectedExecutionException closed) {
      throw new BusyException("no more passwords are hashed");
    }
    if (!turn.comesWithin(settings.patience()) && turn.withdraw()) {
      threads.remove(turn);
      throw new BusyException("no turn to be hashed within " + settings.patience());
    }
    return turn.outcome();
  }

  private static Thread thread(Runnable task, int number) {
    Thread thread = new Thread(task, "hashing-" + number);
    // Callers wait for what is under way; the end of the process does not.
    thread.setDaemon(true);
    return thread;
  }
}
