package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.domain.session.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One round of refreshes of sessions at random.
 *
 * @param nanos how long each took
 * @param perSecond how many a second, of all threads
 */
record Rounds(List<Long> nanos, double perSecond) {

  /** Refreshes on {@code lanes} threads for as long as {@code time}. */
  static Rounds run(Refresh refresh, int lanes, int sessions, Duration time) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    try {
      long begun = System.nanoTime();
      long end = begun + time.toNanos();
      List<Callable<List<Long>>> tasks = new ArrayList<>();
      for (int lane = 0; lane < lanes; lane++) {
        tasks.add(() -> lane(refresh, sessions, end));
      }
      List<Long> all = new ArrayList<>();
      for (Future<List<Long>> lane : threads.invokeAll(tasks)) {
        all.addAll(lane.get());
      }
      return new Rounds(all, all.size() * 1e9 / (System.nanoTime() - begun));
    } finally {
      threads.shutdown();
    }
  }

  /** The median of the rounds. */
  static double perSecond(List<Rounds> rounds) {
    return rounds.stream()
        .map(Rounds::perSecond)
        .sorted()
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  static String summary(List<Rounds> rounds) {
    List<Long> sorted = rounds.stream().flatMap(round -> round.nanos().stream()).sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.0f/s, p50 %.2f ms, p99 %.2f ms (%d refreshes)",
        perSecond(rounds),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6,
        sorted.size());
  }

  private static List<Long> lane(Refresh refresh, int sessions, long end) throws Exception {
    SplittableRandom random = new SplittableRandom();
    List<Long> nanos = new ArrayList<>();
    for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
      refresh.refresh(new SessionId(new UUID(0, random.nextInt(sessions))));
      nanos.add(System.nanoTime() - begun);
    }
    return nanos;
  }
}
