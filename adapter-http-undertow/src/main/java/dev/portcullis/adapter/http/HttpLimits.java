package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much a client may ask of the server, and for how long.
 *
 * @param maxBody the greatest request body, in bytes; above it 413
 * @param bodyDeadline how long a body may take, counted from the end of the head; then 408
 * @param headDeadline how long the head of a request may take; then the connection is closed
 * @param idleTimeout after how long without a byte in a request its connection is closed
 * @param keepAlive how long a connection may wait for the next request
 * @param drain how long requests under way may take when the server stops
 * @param threads how much may be under way at a time
 */
public record HttpLimits(
    int maxBody,
    Duration bodyDeadline,
    Duration headDeadline,
    Duration idleTimeout,
    Duration keepAlive,
    Duration drain,
    Threads threads) {
  /** The greatest body that {@code maxBody} may allow: the server itself cuts above this. */
  public static final int BODY_CEILING = 64 * 1024;

  /**
   * Limits.
   *
   * @throws IllegalArgumentException if a number is not positive, or {@code maxBody} is above the
   *     ceiling
   */
  public HttpLimits {
    requirePositive(bodyDeadline, "bodyDeadline");
    requirePositive(headDeadline, "headDeadline");
    requirePositive(idleTimeout, "idleTimeout");
    requirePositive(keepAlive, "keepAlive");
    requireNonNull(drain, "drain");
    requireNonNull(threads, "threads");
    if (maxBody < 1 || maxBody > BODY_CEILING) {
      throw new IllegalArgumentException("maxBody " + maxBody);
    }
  }

  /**
   * Bodies of 16 KiB in 10 s, heads in 10 s, 30 s without a byte, 60 s between requests, 10 s to
   * drain; as many I/O threads as processors, at least two, and 16 workers for each; 32 requests
   * that hash.
   */
  public static HttpLimits defaults() {
    int ioThreads = Math.max(2, Runtime.getRuntime().availableProcessors());
    return new HttpLimits(
        16 * 1024,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        new Threads(ioThreads, 16 * ioThreads, 32));
  }

  /** The same limits with another deadline for bodies. */
  public HttpLimits withBodyDeadline(Duration deadline) {
    return new HttpLimits(maxBody, deadline, headDeadline, idleTimeout, keepAlive, drain, threads);
  }

  /** The same limits with other numbers of threads for what does not hash. */
  public HttpLimits withThreads(int forIo, int forWork) {
    return with(new Threads(forIo, forWork, threads.hashing()));
  }

  /** The same limits with another number of requests that hash. */
  public HttpLimits withHashingRequests(int requests) {
    return with(new Threads(threads.io(), threads.workers(), requests));
  }

  private HttpLimits with(Threads others) {
    return new HttpLimits(
        maxBody, bodyDeadline, headDeadline, idleTimeout, keepAlive, drain, others);
  }

  /**
   * How many threads there are for what.
   *
   * @param io read, write and answer what needs no waiting
   * @param workers wait for the store
   * @param hashing wait for the hashing of a password, each with one request; what comes while all
   *     of them wait is refused with 503
   */
  public record Threads(int io, int workers, int hashing) {
    /**
     * Numbers of threads.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Threads {
      if (io < 1 || workers < 1 || hashing < 1) {
        throw new IllegalArgumentException("threads " + io + ", " + workers + ", " + hashing);
      }
    }
  }

  private static void requirePositive(Duration duration, String name) {
    if (requireNonNull(duration, name).toMillis() < 1) {
      throw new IllegalArgumentException(name + " " + duration);
    }
  }
}
