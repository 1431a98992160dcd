package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.BusyException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of requests that hash. They wait for hashing most of the time, and would soon be all
 * the workers there are: so they have a lane of their own, and what does not fit in is refused
 * before its body is looked at. Thread-safe.
 */
public final class HashingLane implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final Semaphore places;
  private final ThreadPoolExecutor threads;

  /** A lane for {@code width} requests at a time. */
  public HashingLane(int width) {
    places = new Semaphore(width);
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            width,
            width,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            // Never holds more than the places allow.
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "hashing-request-" + number.incrementAndGet()));
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Takes a place for one answer of {@code endpoint}, and gives it back once that is known.
   *
   * @throws BusyException if the lane is full
   */
  Endpoint enter(Endpoint endpoint) {
    requireNonNull(endpoint, "endpoint");
    if (!places.tryAcquire()) {
      throw new BusyException("all requests that may hash are under way");
    }
    return call -> {
      try {
        return endpoint.answer(call);
      } finally {
        places.release();
      }
    };
  }

  /** Where those who have entered go on. */
  Executor threads() {
    return threads;
  }

  /** Takes no more requests; those under way come to their end. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
