package dev.portcullis.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * What a hash costs: the table of {@code docs/capacity.md}. Counts processor time, so that the
 * result on a busy machine is nearly the same as on an idle one.
 */
public final class HashingCosts {
  private static final long NANOS_PER_COST = 3_000_000_000L;

  private HashingCosts() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    System.out.printf("Java %s%n", Runtime.version());
    nanosPerHash(12);
    for (int cost = 10; cost <= 14; cost++) {
      double nanos = nanosPerHash(cost);
      System.out.printf(
          Locale.ROOT, "cost %d: %.0f ms, %.1f/s and core%n", cost, nanos / 1e6, 1e9 / nanos);
    }
  }

  /** Processor time of one hash. */
  static double nanosPerHash(int cost) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long spent = 0;
    int hashes = 0;
    while (spent < NANOS_PER_COST) {
      BareBcrypt.hash(cost);
      hashes++;
      spent = threads.getCurrentThreadCpuTime() - begin;
    }
    return (double) spent / hashes;
  }
}
