package dev.portcullis.adapter.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** The duration of each statement, from its start until its last row was read. For one thread. */
final class StatementTimes implements ExecuteListener {
  private static final long serialVersionUID = 1L;

  private final transient List<Long> nanos = new ArrayList<>();
  private long begun;

  @Override
  public void executeStart(ExecuteContext context) {
    begun = System.nanoTime();
  }

  @Override
  public void end(ExecuteContext context) {
    nanos.add(System.nanoTime() - begun);
  }

  void forget() {
    nanos.clear();
  }

  int count() {
    return nanos.size();
  }

  /** The time that all but this share of the statements stayed below. */
  Duration allBut(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return Duration.ofNanos(sorted.get((int) Math.ceil(sorted.size() * (1 - share)) - 1));
  }

  /** How many took longer. */
  long longerThan(Duration limit) {
    return nanos.stream().filter(each -> each > limit.toNanos()).count();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d statements, median %.1f ms, 99%% %.1f ms, 99.9%% %.1f ms, slowest %.1f ms",
        count(),
        allBut(0.5).toNanos() / 1e6,
        allBut(0.01).toNanos() / 1e6,
        allBut(0.001).toNanos() / 1e6,
        allBut(0).toNanos() / 1e6);
  }
}
