package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The times at which the status of a key changes, in whole microseconds. Immutable.
 *
 * @param publishedAt when it was created; it is in the JWK Set from then on
 * @param activeFrom when it starts to sign, unless a later key already does
 * @param refusedFrom when its tokens become invalid, if an administrator replaced it; otherwise
 *     they are valid until they expire
 */
public record KeySchedule(Instant publishedAt, Instant activeFrom, Optional<Instant> refusedFrom) {
  /**
   * A schedule. Cuts the times to the microseconds that every store keeps.
   *
   * @throws IllegalArgumentException if {@code activeFrom} is before {@code publishedAt}
   */
  public KeySchedule {
    publishedAt = publishedAt.truncatedTo(ChronoUnit.MICROS);
    activeFrom = activeFrom.truncatedTo(ChronoUnit.MICROS);
    refusedFrom =
        requireNonNull(refusedFrom, "refusedFrom").map(at -> at.truncatedTo(ChronoUnit.MICROS));
    if (activeFrom.isBefore(publishedAt)) {
      throw new IllegalArgumentException("a key must be published before it signs");
    }
  }

  /**
   * The schedule of a key that signs at once: the first of a store, when no verifier has cached a
   * JWK Set yet.
   */
  public static KeySchedule immediate(Instant now) {
    return new KeySchedule(now, now, Optional.empty());
  }

  /** The schedule of a key that is published at {@code now} and signs from {@code activeFrom}. */
  public static KeySchedule next(Instant now, Instant activeFrom) {
    return new KeySchedule(now, activeFrom, Optional.empty());
  }

  /**
   * This schedule with tokens refused from {@code instant}, or from an earlier instant that was set
   * before.
   */
  public KeySchedule refusedFrom(Instant instant) {
    Instant earliest = refusedFrom.filter(earlier -> earlier.isBefore(instant)).orElse(instant);
    return new KeySchedule(publishedAt, activeFrom, Optional.of(earliest));
  }

  boolean isRefused(Instant now) {
    return refusedFrom.filter(from -> !now.isBefore(from)).isPresent();
  }

  boolean isActive(Instant now) {
    return !now.isBefore(activeFrom) && !isRefused(now);
  }
}
