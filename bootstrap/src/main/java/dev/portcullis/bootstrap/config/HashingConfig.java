package dev.portcullis.bootstrap.config;

import java.time.Duration;
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
  private static final int DEFAULT_QUEUE = 32;
  private static final int MAX_QUEUE = 1_024;
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(1);
  private static final Duration MIN_PATIENCE = Duration.ofMillis(1);
  private static final Duration MAX_PATIENCE = Duration.ofSeconds(10);

  static HashingConfig from(Variables variables) {
    return new HashingConfig(
        variables.read("AUTH_HASHING_THREADS", Parsers.integer(1, MAX_THREADS)),
        variables.read("AUTH_HASHING_QUEUE", DEFAULT_QUEUE, Parsers.integer(0, MAX_QUEUE)),
        variables.read(
            "AUTH_HASHING_WAIT", DEFAULT_PATIENCE, Parsers.duration(MIN_PATIENCE, MAX_PATIENCE)));
  }
}
