package dev.portcullis.bootstrap.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much hashing of passwords may go on at a time.
 *
 * @param threads how many passwords are hashed at once; nothing for what suits the machine
 * @param queue how many more may wait
 * @param patience how long each may wait
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
              "passwords hashed at once: see [docs/capacity.md](docs/capacity.md)")
          .orNothing("processors");
  private static final Setting<Integer> QUEUE =
      Setting.of(
              "AUTH_HASHING_QUEUE",
              Parsers.integer(0, MAX_QUEUE),
              "how many requests more may wait for that; then `503 busy`")
          .or(32);
  private static final Setting<Duration> PATIENCE =
      Setting.of(
              "AUTH_HASHING_WAIT",
              Parsers.duration(MIN_PATIENCE, MAX_PATIENCE),
              "how long each may wait; then `503 busy`")
          .or(Duration.ofSeconds(1));

  static final List<Setting<?>> SETTINGS = List.of(THREADS, QUEUE, PATIENCE);

  static HashingConfig from(Variables variables) {
    return new HashingConfig(
        variables.find(THREADS), variables.get(QUEUE), variables.get(PATIENCE));
  }
}
