package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a key enters which part of its life. All times in whole microseconds.
 *
 * @param publishedAt from when on it stands in the JWK Set: when it was made
 * @param activeFrom from when on it signs, unless a later key does
 * @param refusedFrom from when on its tokens count no more, where somebody said so; otherwise they
 *     count until the last one has expired
 */
public record KeySchedule(Instant publishedAt, Instant activeFrom, Optional<Instant> refusedFrom) {
  /**
   * A schedule.
   *
   * @throws IllegalArgumentException if it would sign before it is published
   */
  public KeySchedule {
    publishedAt = publishedAt.truncatedTo(ChronoUnit.MICROS);
    activeFrom = activeFrom.truncatedTo(ChronoUnit.MICROS);
    refusedFrom =
        requireNonNull(refusedFrom, "refusedFrom").map(at -> at.truncatedTo(ChronoUnit.MICROS));
    if (activeFrom.isBefore(publishedAt)) {
      throw new IllegalArgumentException("signs before it is published");
    }
  }

  /**
   * A key that signs from the moment it is made: the first of all, for which no verifier has
   * waited.
   */
  public static KeySchedule immediate(Instant now) {
    return new KeySchedule(now, now, Optional.empty());
  }

  /** A key that is published at {@code now} and signs from {@code activeFrom}. */
  public static KeySchedule next(Instant now, Instant activeFrom) {
    return new KeySchedule(now, activeFrom, Optional.empty());
  }

  /**
   * The same, with its tokens refused from {@code instant}, or from earlier if that was said
   * before.
   */
  public KeySchedule refusedFrom(Instant instant) {
    Instant earliest = refusedFrom.filter(said -> said.isBefore(instant)).orElse(instant);
    return new KeySchedule(publishedAt, activeFrom, Optional.of(earliest));
  }

  boolean isRefused(Instant now) {
    return refusedFrom.filter(from -> !now.isBefore(from)).isPresent();
  }

  boolean isActive(Instant now) {
    return !now.isBefore(activeFrom) && !isRefused(now);
  }
}
