package dev.portcullis.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** Times in nanoseconds, of one thread. */
final class Latencies {
  private long[] nanos = new long[1_024];
  private int count;

  void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }

  /** In milliseconds; {@code share} of the times are not above it. */
  double quantile(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0 ? Double.NaN : sorted[(int) Math.min(count - 1, count * share)] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms (%d requests)",
        quantile(0.5),
        quantile(0.99),
        quantile(0.999),
        count);
  }
}
