package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.BusyException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The way of requests that hash. Only about as many run as can be hashed, on threads of their own:
 * on workers they would soon be all the workers there are. A few more wait, first come, first
 * served, without a thread, a parsed body or a statement; who waits too long is refused at that
 * moment, and who finds the queue full at once. So under a flood the store counts and the hasher
 * sees what will be hashed, and nothing else. Thread-safe.
 */
public final class HashingLane implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final int width;
  private final int queue;
  private final Duration patience;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor refusals;
  private final LongAdder refused = new LongAdder();

  // Guarded by this, all three.
  private final Queue<LanePlace> waiting = new ArrayDeque<>();
  private int running;
  private boolean closed;

  /** A lane for {@code width} requests at a time and {@code queue} more that wait. */
  public HashingLane(int width, int queue, Duration patience) {
    this.width = width;
    this.queue = queue;
    this.patience = requireNonNull(patience, "patience");
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            width,
            width,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            // Holds only who has a thread as soon as that has sent off an answer.
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "hashing-request-" + number.incrementAndGet()));
    threads.allowCoreThreadTimeOut(true);
    refusals = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "hashing-refusals"));
    refusals.setRemoveOnCancelPolicy(true);
    refusals.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** A place for one answer of {@code endpoint}; taken when it is handed a task. */
  LanePlace place(Endpoint endpoint) {
    return new LanePlace(this, requireNonNull(endpoint, "endpoint"));
  }

  /** Has the task of {@code place} run, now or later, be it refused. */
  void enter(LanePlace place) {
    admit(place).ifPresent(because -> refuse(place, because));
  }

  /** How many requests were answered so far that all are busy, here or where it is hashed. */
  public long refused() {
    return refused.sum();
  }

  /** Counts a request that had a place, and was refused behind it. */
  void countRefusal() {
    refused.increment();
  }

  /** Whoever ran makes room for who has waited longest. */
  synchronized void leave() {
    Optional<LanePlace> next = Optional.ofNullable(waiting.poll());
    next.ifPresentOrElse(this::start, () -> running--);
  }

  /** Takes no more requests and refuses those that wait; those that run come to their end. */
  @Override
  public void close() {
    List<LanePlace> late;
    synchronized (this) {
      closed = true;
      late = new ArrayList<>(waiting);
      waiting.clear();
    }
    late.forEach(place -> refuse(place, noMore()));
    refusals.shutdown();
    threads.shutdown();
  }

  private synchronized Optional<BusyException> admit(LanePlace place) {
    if (closed) {
      return Optional.of(noMore());
    }
    if (running < width) {
      running++;
      threads.execute(place);
      return Optional.empty();
    }
    if (waiting.size() >= queue) {
      return Optional.of(new BusyException(queue + " requests wait to hash"));
    }
    waiting.add(place);
    place.expireBy(
        refusals.schedule(() -> expire(place), patience.toNanos(), TimeUnit.NANOSECONDS));
    return Optional.empty();
  }

  private void start(LanePlace place) {
    place.isInTime();
    threads.execute(place);
  }

  private void expire(LanePlace place) {
    if (giveUp(place)) {
      refuse(place, new BusyException("no turn to hash within " + patience));
    }
  }

  /** Whether {@code place} was still waiting. */
  private synchronized boolean giveUp(LanePlace place) {
    return waiting.remove(place);
  }

  private void refuse(LanePlace place, BusyException because) {
    countRefusal();
    place.refuse(because);
  }

  private static BusyException noMore() {
    return new BusyException("no more requests hash");
  }
}
