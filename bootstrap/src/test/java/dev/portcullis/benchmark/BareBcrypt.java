package dev.portcullis.benchmark;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The throughput of the bcrypt library alone, with as many threads as processors. */
final class BareBcrypt {
  private static final byte[] SECRET =
      "x".repeat(64).getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private BareBcrypt() {}

  /** One hash. */
  static void hash(int cost) {
    BCrypt.with(BCrypt.Version.VERSION_2B).hash(cost, new byte[16], SECRET);
  }

  /** Hashes a second at {@code cost}, all {@code threads} together. */
  static double rate(int cost, int threads, Duration time) throws InterruptedException {
    AtomicLong hashes = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    Thread[] workers = new Thread[threads];
    AtomicLong busyNanos = new AtomicLong();
    for (int i = 0; i < threads; i++) {
      workers[i] =
          new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  hash(cost);
                  hashes.incrementAndGet();
                }
                busyNanos.addAndGet(System.nanoTime() - begin);
              });
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    // Each thread ends with a whole hash, later than asked: count the time it really took.
    return hashes.get() * 1e9 * threads / busyNanos.get();
  }
}
