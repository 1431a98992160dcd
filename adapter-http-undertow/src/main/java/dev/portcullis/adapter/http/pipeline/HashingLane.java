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
 * The hashing queue: runs requests that hash a password. Only a few more run than are hashed at a
 * time, on their own threads, because on workers they would soon occupy all of them. Others wait in
 * order of arrival, without a thread, a parsed body or a statement. A request that waits too long
 * is refused when its time is over, and a request that finds the queue full is refused at once. So
 * under overload neither database nor hasher does work for requests that will be refused.
 * Thread-safe.
 */
public final class HashingLane implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final int width;
  private final int queue;
  private final Duration patience;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor refusals;
  private final LongAdder refused = new LongAdder();

  // These three fields are guarded by this.
  private final Queue<LanePlace> waiting = new ArrayDeque<>();
  private int running;
  private boolean closed;

  /** A queue that runs {@code width} requests at a time while up to {@code queue} more wait. */
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
            // A thread may still be sending the previous answer, so a task waits here for a moment
            // only.
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "hashing-request-" + number.incrementAndGet()));
    threads.allowCoreThreadTimeOut(true);
    refusals = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "hashing-refusals"));
    refusals.setRemoveOnCancelPolicy(true);
    refusals.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** A place for one answer of {@code endpoint}; taken when it receives its task. */
  LanePlace place(Endpoint endpoint) {
    return new LanePlace(this, requireNonNull(endpoint, "endpoint"));
  }

  /** Runs the task of {@code place}, now or later, also to refuse it. */
  void enter(LanePlace place) {
    admit(place).ifPresent(because -> refuse(place, because));
  }

  /**
   * How many requests were answered {@code busy} since the start, by this queue or by the hasher.
   */
  public long refused() {
    return refused.sum();
  }

  /** Counts a request that ran and was then refused by the hasher. */
  void countRefusal() {
    refused.increment();
  }

  /** A finished request frees its place for the one that waited longest. */
  synchronized void leave() {
    Optional<LanePlace> next = Optional.ofNullable(waiting.poll());
    next.ifPresentOrElse(this::start, () -> running--);
  }

  /** Accepts no more requests and refuses those that wait; running ones finish. */
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
      return Optional.of(new BusyException("hashing queue is full: " + queue + " requests wait"));
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
      refuse(place, new BusyException("hashing queue: no free thread within " + patience));
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
    return new BusyException("hashing queue is closed: the server is stopping");
  }
}
