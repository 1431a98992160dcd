package dev.portcullis.bootstrap.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The limits of password hashing.
 *
 * @param threads number of hashing threads; empty for the number of processors
 * @param queue length of the hashing queue
 * @param patience maximum wait in the hashing queue
 */
public record HashingConfig(Optional<Integer> threads, int queue, Duration patience) {
  private static final int MAX_THREADS = 1_024;
  private static final int MAX_QUEUE = 1_024;
  private static final Duration MIN_PATIENCE = Duration.ofMillis(1);
  private static final Duration MAX_PATIENCE = Duration.ofSeconds(10);

  private static final Setting<Integer> THREADS =
      Setting.of(
              "AUTH_HASHING_THREADS",
              Parsers.integer(1, MAX_THREADS),
              "number of passwords hashed at a time; see [capacity](docs/capacity.md)")
          .orNothing("processors");
  private static final Setting<Integer> QUEUE =
      Setting.of(
              "AUTH_HASHING_QUEUE",
              Parsers.integer(0, MAX_QUEUE),
              "length of the hashing queue; when it is full, requests get `503 busy`")
          .or(32);
  private static final Setting<Duration> PATIENCE =
      Setting.of(
              "AUTH_HASHING_WAIT",
              Parsers.duration(MIN_PATIENCE, MAX_PATIENCE),
              "maximum wait of a request in the hashing queue; then `503 busy`")
          .or(Duration.ofSeconds(1));

  static final List<Setting<?>> SETTINGS = List.of(THREADS, QUEUE, PATIENCE);

  /** The same limits with this number of threads. */
  HashingConfig withThreads(int number) {
    return new HashingConfig(Optional.of(number), queue, patience);
  }

  static HashingConfig from(Variables variables) {
    return new HashingConfig(
        variables.find(THREADS), variables.get(QUEUE), variables.get(PATIENCE));
  }
}
