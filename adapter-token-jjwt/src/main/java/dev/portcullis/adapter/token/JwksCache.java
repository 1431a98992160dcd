package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * An in-memory cache of the keys of a remote JWK Set. At most one fetch runs at a time. A token
 * with a known key never waits for a fetch. Thread-safe.
 */
final class JwksCache implements VerificationKeys {
  /**
   * Maximum number of tokens that wait for a fetch. Without this limit forged tokens could block
   * all threads of the caller.
   */
  static final int MAX_WAITERS = 16;

  private final JwksSource source;
  private final Clock clock;
  private final Executor executor;
  private final Semaphore waiters = new Semaphore(MAX_WAITERS);
  private final CountDownLatch firstKeys = new CountDownLatch(1);
  private final Object lock = new Object();
  private volatile JwksState state = JwksState.initial();
  private volatile Optional<Exception> lastFailure = Optional.empty();
  // Both fields are guarded by the lock.
  private Optional<CompletableFuture<Void>> runningFetch = Optional.empty();
  private boolean closed;

  /** Fetches on {@code executor}. */
  JwksCache(JwksSource source, Clock clock, Executor executor) {
    this.source = source;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public Optional<VerificationKey> find(String unverifiedKeyId, Instant now)
      throws KeysUnavailable {
    refreshIfDue();
    Optional<VerificationKey> known = Optional.ofNullable(usableKeys().get(unverifiedKeyId));
    // A malformed key id causes no fetch.
    if (known.isPresent() || !JwkReader.isKeyId(unverifiedKeyId)) {
      return known;
    }
    await(fetchForUnknownKey());
    Optional<VerificationKey> found = Optional.ofNullable(usableKeys().get(unverifiedKeyId));
    if (found.isEmpty() && state.failures() > 0) {
      throw new KeysUnavailable();
    }
    return found;
  }

  /** Starts a fetch if one is due and none is running. */
  void refreshIfDue() {
    if (state.isDue(clock.instant())) {
      synchronized (lock) {
        if (runningFetch.isEmpty() && state.isDue(clock.instant())) {
          startFetch();
        }
      }
    }
  }

  /** Completes when the running fetch ends; already completed if none is running. */
  CompletableFuture<Void> currentFetch() {
    synchronized (lock) {
      return runningFetch.orElseGet(() -> CompletableFuture.completedFuture(null));
    }
  }

  /** Whether tokens can be verified now. */
  boolean isReady() {
    return state.usable(clock.instant()).isPresent();
  }

  /** Waits for the first keys; returns false if they were not fetched in time. */
  boolean awaitKeys(Duration atMost) throws InterruptedException {
    return firstKeys.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The failure of the last fetch; empty if it succeeded. */
  Optional<Exception> lastFailure() {
    return lastFailure;
  }

  /** Stops fetching and ends all waits. The known keys remain in use. */
  void close() {
    synchronized (lock) {
      closed = true;
      runningFetch.ifPresent(waiting -> waiting.complete(null));
    }
  }

  private Map<String, VerificationKey> usableKeys() throws KeysUnavailable {
    return state.usable(clock.instant()).orElseThrow(KeysUnavailable::new);
  }

  private CompletableFuture<Void> fetchForUnknownKey() {
    synchronized (lock) {
      Instant now = clock.instant();
      if (runningFetch.isEmpty() && state.mayAsk(now)) {
        state = state.asked(now);
        startFetch();
      }
      return currentFetch();
    }
  }

  /** The caller holds the lock. */
  private void startFetch() {
    if (closed) {
      return;
    }
    CompletableFuture<Void> started = new CompletableFuture<>();
    runningFetch = Optional.of(started);
    try {
      executor.execute(() -> runFetch(started));
    } catch (RejectedExecutionException ending) {
      runningFetch = Optional.empty();
    }
  }

  private void runFetch(CompletableFuture<Void> started) {
    Optional<Exception> failure = Optional.empty();
    UnaryOperator<JwksState> change = before -> before.failed(clock.instant());
    try {
      JwksSource.Fetched fetched = source.fetch();
      Map<String, VerificationKey> keys = JwkSetReader.read(fetched.document());
      change = before -> before.confirmed(keys, fetched.lifetime(), clock.instant());
    } catch (IOException | RuntimeException unusable) {
      failure = Optional.of(unusable);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      finishFetch(change, failure, started);
    }
  }

  private void finishFetch(
      UnaryOperator<JwksState> change,
      Optional<Exception> failure,
      CompletableFuture<Void> started) {
    synchronized (lock) {
      state = change.apply(state);
      lastFailure = failure;
      runningFetch = Optional.empty();
    }
    if (state.keys().isPresent()) {
      firstKeys.countDown();
    }
    started.complete(null);
  }

  private void await(CompletableFuture<Void> fetch) throws KeysUnavailable {
    if (fetch.isDone()) {
      return;
    }
    if (!waiters.tryAcquire()) {
      throw new KeysUnavailable();
    }
    try {
      fetch.get(HttpJwksSource.TOTAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new KeysUnavailable();
    } catch (ExecutionException | TimeoutException late) {
      throw new KeysUnavailable();
    } finally {
      waiters.release();
    }
  }
}
