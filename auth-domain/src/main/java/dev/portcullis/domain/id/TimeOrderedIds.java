package dev.portcullis.domain.id;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes UUIDs of version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then 74 random
 * bits. Ids of later milliseconds sort later, so that a clustered index grows at its end.
 *
 * <p>Thread-safe. An id is not a secret: it contains the time at which it was made.
 */
public final class TimeOrderedIds {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final SecureRandom random;

  /** Ids with the time of {@code clock} and random bits of {@code random}. */
  public TimeOrderedIds(Clock clock, SecureRandom random) {
    this.clock = requireNonNull(clock, "clock");
    this.random = requireNonNull(random, "random");
  }

  /** A new id. */
  public UUID next() {
    long high = clock.millis() << 16 | VERSION_7 | random.nextInt(1 << 12);
    long low = random.nextLong() >>> 2 | VARIANT;
    return new UUID(high, low);
  }
}
