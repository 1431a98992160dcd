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
 * The keys of a remote JWK Set, in memory. One fetch at a time, whoever asks for it; a token of a
 * known key never waits for one.
 */
final class JwksCache implements VerificationKeys {
  /**
   * How many tokens may wait for a fetch: more would let strangers hold all threads of the caller.
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
  // Both guarded by the lock.
  private Optional<CompletableFuture<Void>> flight = Optional.empty();
  private boolean closed;

  /** Fetches on {@code executor}. */
  JwksCache(JwksSource source, Clock clock, Executor executor) {
    this.source = source;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public Optional<VerificationKey> find(String unverifiedKeyId, Instant now) throws KeysNotKnown {
    refreshIfDue();
    Optional<VerificationKey> known = Optional.ofNullable(usableKeys().get(unverifiedKeyId));
    // What could not even be a key id is not worth asking for.
    if (known.isPresent() || !JwkReader.isKeyId(unverifiedKeyId)) {
      return known;
    }
    await(askForUnknownKey());
    Optional<VerificationKey> found = Optional.ofNullable(usableKeys().get(unverifiedKeyId));
    if (found.isEmpty() && state.failures() > 0) {
      throw new KeysNotKnown();
    }
    return found;
  }

  /** Starts a fetch if it is time for one and none is under way. */
  void refreshIfDue() {
    if (state.isDue(clock.instant())) {
      synchronized (lock) {
        if (flight.isEmpty() && state.isDue(clock.instant())) {
          takeOff();
        }
      }
    }
  }

  /** Ends with the fetch that is under way; at once if none is. */
  CompletableFuture<Void> underWay() {
    synchronized (lock) {
      return flight.orElseGet(() -> CompletableFuture.completedFuture(null));
    }
  }

  /** Whether tokens can be judged now. */
  boolean isReady() {
    return state.usable(clock.instant()).isPresent();
  }

  /** Waits for the first keys; tells whether they are there. */
  boolean awaitKeys(Duration atMost) throws InterruptedException {
    return firstKeys.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Why the last fetch failed, if it did. */
  Optional<Exception> lastFailure() {
    return lastFailure;
  }

  /** Fetches no more; the keys stay as they are. Nobody waits any longer. */
  void close() {
    synchronized (lock) {
      closed = true;
      flight.ifPresent(waiting -> waiting.complete(null));
    }
  }

  private Map<String, VerificationKey> usableKeys() throws KeysNotKnown {
    return state.usable(clock.instant()).orElseThrow(KeysNotKnown::new);
  }

  private CompletableFuture<Void> askForUnknownKey() {
    synchronized (lock) {
      Instant now = clock.instant();
      if (flight.isEmpty() && state.mayAsk(now)) {
        state = state.asked(now);
        takeOff();
      }
      return underWay();
    }
  }

  /** With the lock held. */
  private void takeOff() {
    if (closed) {
      return;
    }
    CompletableFuture<Void> started = new CompletableFuture<>();
    flight = Optional.of(started);
    try {
      executor.execute(() -> fly(started));
    } catch (RejectedExecutionException ending) {
      flight = Optional.empty();
    }
  }

  private void fly(CompletableFuture<Void> started) {
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
      land(change, failure, started);
    }
  }

  private void land(
      UnaryOperator<JwksState> change,
      Optional<Exception> failure,
      CompletableFuture<Void> started) {
    synchronized (lock) {
      state = change.apply(state);
      lastFailure = failure;
      flight = Optional.empty();
    }
    if (state.keys().isPresent()) {
      firstKeys.countDown();
    }
    started.complete(null);
  }

  private void await(CompletableFuture<Void> fetch) throws KeysNotKnown {
    if (fetch.isDone()) {
      return;
    }
    if (!waiters.tryAcquire()) {
      throw new KeysNotKnown();
    }
    try {
      fetch.get(HttpJwksSource.TOTAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new KeysNotKnown();
    } catch (ExecutionException | TimeoutException late) {
      throw new KeysNotKnown();
    } finally {
      waiters.release();
    }
  }
}
