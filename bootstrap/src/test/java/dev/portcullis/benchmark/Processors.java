package dev.portcullis.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Who has taken how much processor time, all processors together.
 *
 * @param load this process, which makes the load
 * @param server the server
 * @param others all other processes; zero where the system does not tell
 */
record Processors(Duration load, Duration server, Duration others) {
  private static final Path STAT = Path.of("/proc/stat");
  // Of the first line: user, nice, system, idle, iowait, irq, softirq, steal; in hundredths.
  private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

  /** Up to now. */
  static Processors now(ProcessHandle server) {
    Duration load = taken(ProcessHandle.current());
    Duration served = taken(server);
    return new Processors(load, served, machine().minus(load).minus(served));
  }

  /** What each has taken since {@code begin}. */
  Processors since(Processors begin) {
    return new Processors(
        load.minus(begin.load), server.minus(begin.server), others.minus(begin.others));
  }

  /** As numbers of processors, taken all the {@code seconds}. */
  String over(double seconds) {
    return String.format(
        Locale.ROOT,
        "%.2f by the load, %.2f by the server, %.2f by others",
        load.toMillis() / 1e3 / seconds,
        server.toMillis() / 1e3 / seconds,
        others.toMillis() / 1e3 / seconds);
  }

  private static Duration taken(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Duration machine() {
    if (!Files.isReadable(STAT)) {
      return Duration.ZERO;
    }
    try {
      String[] columns = Files.readAllLines(STAT).get(0).split(" +", -1);
      long hundredths = 0;
      for (int column : BUSY) {
        hundredths += Long.parseLong(columns[column]);
      }
      return Duration.ofMillis(10 * hundredths);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
