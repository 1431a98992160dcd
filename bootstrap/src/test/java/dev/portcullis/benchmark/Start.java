package dev.portcullis.benchmark;

import dev.portcullis.endtoend.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What one start took.
 *
 * @param seconds from the start of the process until it said that it is ready
 * @param processor seconds of processor time until then
 * @param megabytes resident then
 */
record Start(double seconds, double processor, double megabytes) {
  private static final double KILOBYTES = 1024;

  /** Of {@code server}, which was started at {@code begin}. */
  static Start of(ServerProcess server, long begin) throws IOException {
    server.awaitReady();
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Start(seconds, processor(server.handle()), megabytes(server.handle().pid()));
  }

  static double processor(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
  }

  /** Not a number where the system has no such file. */
  private static double megabytes(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.2f s, processor %.2f s, %.0f MB", seconds, processor, megabytes);
  }
}
