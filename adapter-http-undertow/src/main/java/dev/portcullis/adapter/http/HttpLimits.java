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
 * @param keepAlive how long a connection may wait for the next request; longer than the proxies in
 *     front keep theirs, or they send a request into a connection that is just being closed
 * @param drain how long requests under way may take when the server stops
 * @param threads how much may be under way at a time that does not hash
 * @param hashing how much that hashes
 */
public record HttpLimits(
    int maxBody,
    Duration bodyDeadline,
    Duration headDeadline,
    Duration idleTimeout,
    Duration keepAlive,
    Duration drain,
    Threads threads,
    Hashing hashing) {
  /** The greatest body that {@code maxBody} may allow: the server itself cuts above this. */
  public static final int BODY_CEILING = 64 * 1024;

  /**
   * How long connections wait for the next request unless told otherwise: more than the 60 s after
   * which common balancers close theirs.
   */
  public static final Duration DEFAULT_KEEP_ALIVE = Duration.ofSeconds(75);

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
    requireNonNull(hashing, "hashing");
    if (maxBody < 1 || maxBody > BODY_CEILING) {
      throw new IllegalArgumentException("maxBody " + maxBody);
    }
  }

  /**
   * Bodies of 16 KiB in 10 s, heads in 10 s, 30 s without a byte, 75 s between requests, 10 s to
   * drain; as many I/O threads as processors, at least two, and 16 workers for each; as many
   * requests that hash as processors and two more, and 32 that wait for their turn, 1 s each.
   */
  public static HttpLimits defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    int ioThreads = Math.max(2, processors);
    return new HttpLimits(
        16 * 1024,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        DEFAULT_KEEP_ALIVE,
        Duration.ofSeconds(10),
        new Threads(ioThreads, 16 * ioThreads),
        new Hashing(processors + 2, 32, Duration.ofSeconds(1)));
  }

  /** The same limits with another deadline for bodies. */
  public HttpLimits withBodyDeadline(Duration deadline) {
    return new HttpLimits(
        maxBody, deadline, headDeadline, idleTimeout, keepAlive, drain, threads, hashing);
  }

  /** The same limits with another time between requests. */
  public HttpLimits withKeepAlive(Duration time) {
    return new HttpLimits(
        maxBody, bodyDeadline, headDeadline, idleTimeout, time, drain, threads, hashing);
  }

  /** The same limits with another time to drain. */
  public HttpLimits withDrain(Duration time) {
    return new HttpLimits(
        maxBody, bodyDeadline, headDeadline, idleTimeout, keepAlive, time, threads, hashing);
  }

  /** The same limits with other numbers of threads for what does not hash. */
  public HttpLimits withThreads(int forIo, int forWork) {
    return new HttpLimits(
        maxBody,
        bodyDeadline,
        headDeadline,
        idleTimeout,
        keepAlive,
        drain,
        new Threads(forIo, forWork),
        hashing);
  }

  /** The same limits with others for what hashes. */
  public HttpLimits withHashing(Hashing others) {
    return new HttpLimits(
        maxBody, bodyDeadline, headDeadline, idleTimeout, keepAlive, drain, threads, others);
  }

  /**
   * How many threads there are for what.
   *
   * @param io read, write and answer what needs no waiting
   * @param workers wait for the store
   */
  public record Threads(int io, int workers) {
    /**
     * Numbers of threads.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Threads {
      if (io < 1 || workers < 1) {
        throw new IllegalArgumentException("threads " + io + ", " + workers);
      }
    }
  }

  /**
   * How many requests that hash a password are let in.
   *
   * @param atOnce how many run at a time, each on a thread: a few more than passwords are hashed at
   *     a time, so that the statements of one run while another is hashed
   * @param waiting how many more may wait for that; what comes then is refused with 503
   * @param patience how long each of them may wait; then it is refused with 503
   */
  public record Hashing(int atOnce, int waiting, Duration patience) {
    /**
     * Numbers of requests.
     *
     * @throws IllegalArgumentException if nothing could run, or a bound is negative
     */
    public Hashing {
      if (atOnce < 1 || waiting < 0 || requireNonNull(patience, "patience").isNegative()) {
        throw new IllegalArgumentException(
            "hashing " + atOnce + ", waiting " + waiting + ", " + patience);
      }
    }
  }

  private static void requirePositive(Duration duration, String name) {
    if (requireNonNull(duration, name).toMillis() < 1) {
      throw new IllegalArgumentException(name + " " + duration);
    }
  }
}
