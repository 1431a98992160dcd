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
  private static final long VARIANT_BITS = 0xc000_0000_0000_0000L;

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

  /**
   * A new id above {@code last}: {@link #next()} or, if that is lower because both belong to one
   * millisecond or the clock was set back, {@code last} and a random step (RFC 9562 section 6.2,
   * method 2).
   */
  public UUID nextAfter(UUID last) {
    UUID next = next();
    return compare(next, last) > 0 ? next : step(last);
  }

  /** Compares as stored ids are ordered: by their bytes, without signs. */
  public static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  /** The milliseconds of {@code id}. */
  public static long millis(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }

  private UUID step(UUID last) {
    long counter = (last.getLeastSignificantBits() & ~VARIANT_BITS) + 1 + random.nextInt(1 << 30);
    long high = last.getMostSignificantBits();
    if ((counter & VARIANT_BITS) != 0) {
      high = carried(high);
    }
    return new UUID(high, (counter & ~VARIANT_BITS) | VARIANT);
  }

  /** Into the 12 bits above or, if these are full, into the next millisecond. */
  private static long carried(long high) {
    boolean isFull = (high & 0xfff) == 0xfff;
    return isFull ? (((high >>> 16) + 1) << 16) | VERSION_7 : high + 1;
  }
}
