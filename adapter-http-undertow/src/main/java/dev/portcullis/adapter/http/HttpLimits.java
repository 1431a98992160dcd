package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Limits of size, time and load for requests.
 *
 * @param maxBody the largest request body, in bytes; a larger one is answered 413
 * @param bodyDeadline how long a body may take, counted from the end of the head; then 408
 * @param headDeadline how long the head of a request may take; then the connection is closed
 * @param reading how long a client may take to read an answer
 * @param keepAlive how long a connection may wait for the next request; must be longer than in
 *     proxies in front, which would otherwise send requests on connections that are being closed
 * @param drain how long requests in progress may take when the server stops
 * @param threads numbers of threads for requests that do not hash
 * @param hashing limits for requests that hash
 */
public record HttpLimits(
    int maxBody,
    Duration bodyDeadline,
    Duration headDeadline,
    Reading reading,
    Duration keepAlive,
    Duration drain,
    Threads threads,
    Hashing hashing) {
  /** The largest allowed {@code maxBody}: Undertow closes connections above it. */
  public static final int BODY_CEILING = 256 * 1024;

  /**
   * Default time that connections wait for the next request: more than the 60 s after which common
   * load balancers close theirs.
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
    requireNonNull(reading, "reading");
    requirePositive(keepAlive, "keepAlive");
    requireNonNull(drain, "drain");
    requireNonNull(threads, "threads");
    requireNonNull(hashing, "hashing");
    if (maxBody < 1 || maxBody > BODY_CEILING) {
      throw new IllegalArgumentException(
          "maxBody must be from 1 to " + BODY_CEILING + ", not " + maxBody);
    }
  }

  /**
   * Bodies of 16 KiB in 10 s, heads in 10 s, 30 s for an answer that is not read, 2 min for one
   * that is produced while it is sent, 75 s between requests, 10 s to drain; as many I/O threads as
   * processors, at least two, and 16 workers for each; as many hashing requests as processors and
   * two more, with 32 more in the hashing queue for 1 s each.
   */
  public static HttpLimits defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    int ioThreads = Math.max(2, processors);
    return new HttpLimits(
        16 * 1024,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        new Reading(Duration.ofSeconds(30), Duration.ofMinutes(2)),
        DEFAULT_KEEP_ALIVE,
        Duration.ofSeconds(10),
        new Threads(ioThreads, 16 * ioThreads),
        new Hashing(processors + 2, 32, Duration.ofSeconds(1)));
  }

  /** The same limits with another deadline for bodies. */
  public HttpLimits withBodyDeadline(Duration deadline) {
    return new HttpLimits(
        maxBody, deadline, headDeadline, reading, keepAlive, drain, threads, hashing);
  }

  /** The same limits with another deadline for heads. */
  public HttpLimits withHeadDeadline(Duration deadline) {
    return new HttpLimits(
        maxBody, bodyDeadline, deadline, reading, keepAlive, drain, threads, hashing);
  }

  /** The same limits with another time for answers that are not read. */
  public HttpLimits withWriteTimeout(Duration timeout) {
    return withReading(new Reading(timeout, reading.streamDeadline()));
  }

  /** The same limits with others for clients that read slowly. */
  public HttpLimits withReading(Reading others) {
    return new HttpLimits(
        maxBody, bodyDeadline, headDeadline, others, keepAlive, drain, threads, hashing);
  }

  /** The same limits with another time between requests. */
  public HttpLimits withKeepAlive(Duration time) {
    return new HttpLimits(
        maxBody, bodyDeadline, headDeadline, reading, time, drain, threads, hashing);
  }

  /** The same limits with another time to drain. */
  public HttpLimits withDrain(Duration time) {
    return new HttpLimits(
        maxBody, bodyDeadline, headDeadline, reading, keepAlive, time, threads, hashing);
  }

  /** The same limits with other numbers of threads for what does not hash. */
  public HttpLimits withThreads(int forIo, int forWork) {
    return new HttpLimits(
        maxBody,
        bodyDeadline,
        headDeadline,
        reading,
        keepAlive,
        drain,
        new Threads(forIo, forWork),
        hashing);
  }

  /** The same limits with others for what hashes. */
  public HttpLimits withHashing(Hashing others) {
    return new HttpLimits(
        maxBody, bodyDeadline, headDeadline, reading, keepAlive, drain, threads, others);
  }

  /**
   * Limits for clients that read slowly.
   *
   * @param writeTimeout a connection whose client takes no byte of an answer for so long is closed
   * @param streamDeadline how long an answer that is produced while it is sent may take in all,
   *     because it occupies a worker; then the connection is closed
   */
  public record Reading(Duration writeTimeout, Duration streamDeadline) {
    /**
     * Limits.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Reading {
      requirePositive(writeTimeout, "writeTimeout");
      requirePositive(streamDeadline, "streamDeadline");
    }
  }

  /**
   * Numbers of threads.
   *
   * @param io threads that read, write and answer without waiting
   * @param workers threads that may wait for the store
   */
  public record Threads(int io, int workers) {
    /**
     * Numbers of threads.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Threads {
      if (io < 1 || workers < 1) {
        throw new IllegalArgumentException(
            "numbers of threads must be positive: io " + io + ", workers " + workers);
      }
    }
  }

  /**
   * Limits for requests that hash a password.
   *
   * @param atOnce how many run at a time, each on its own thread: slightly more than passwords are
   *     hashed at a time, so that one can use the store while another hashes
   * @param waiting length of the hashing queue; when it is full, requests are refused with 503
   * @param patience maximum wait in the queue; then a request is refused with 503
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
