package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the cache of a remote JWK Set, and the rules for when to fetch it again: pure
 * functions of the time. Immutable. Unknown key ids are not stored, so they use no memory.
 *
 * @param keys the keys by id; empty before the first successful fetch
 * @param confirmedAt when the last successful fetch ended
 * @param lifetime how long the set may be cached
 * @param refreshAt when the next fetch is due
 * @param attemptedAt when the last fetch ended, successful or not
 * @param askedAt when an unknown key id last caused a fetch
 * @param failures number of failed fetches since the last success
 */
record JwksState(
    Optional<Map<String, VerificationKey>> keys,
    Instant confirmedAt,
    Duration lifetime,
    Instant refreshAt,
    Instant attemptedAt,
    Instant askedAt,
    int failures) {
  /**
   * Minimum time between two fetches caused by unknown key ids; shorter if the set may only be
   * cached for a shorter time. Forged key ids can delay the discovery of a new key by as much.
   */
  static final Duration UNKNOWN_KEY_PAUSE = Duration.ofSeconds(10);

  /**
   * How long keys remain in use while all fetches fail. Bounded, because one of them may have been
   * withdrawn.
   */
  static final Duration MAX_OUTAGE = Duration.ofDays(1);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 6;

  /** If the clock was set back by more than this, a fetch is due at once. */
  private static final Duration STEP_BACK = Duration.ofMinutes(1);

  /** No keys; the first fetch is due. */
  static JwksState initial() {
    Instant never = Instant.EPOCH;
    return new JwksState(Optional.empty(), never, UNKNOWN_KEY_PAUSE, never, never, never, 0);
  }

  /** Whether a fetch is due. */
  boolean isDue(Instant now) {
    return hasCome(refreshAt, attemptedAt, now);
  }

  /** Whether an unknown key id may cause a fetch. */
  boolean mayAsk(Instant now) {
    return hasCome(askedAt.plus(unknownKeyPause()), askedAt, now);
  }

  private Duration unknownKeyPause() {
    return lifetime.compareTo(UNKNOWN_KEY_PAUSE) < 0 ? lifetime : UNKNOWN_KEY_PAUSE;
  }

  private static boolean hasCome(Instant due, Instant last, Instant now) {
    return !now.isBefore(due) || now.isBefore(last.minus(STEP_BACK));
  }

  /**
   * The keys to verify with at {@code now}; empty before the first successful fetch and after
   * {@link #MAX_OUTAGE}.
   */
  Optional<Map<String, VerificationKey>> usable(Instant now) {
    return keys.filter(known -> now.isBefore(confirmedAt.plus(MAX_OUTAGE)));
  }

  /** The state after an unknown key id has caused a fetch. */
  JwksState asked(Instant now) {
    return new JwksState(keys, confirmedAt, lifetime, refreshAt, attemptedAt, now, failures);
  }

  /**
   * The state after a successful fetch of {@code fetched}, which may be cached for {@code kept}.
   */
  JwksState confirmed(Map<String, VerificationKey> fetched, Duration kept, Instant now) {
    return new JwksState(Optional.of(fetched), now, kept, now.plus(kept), now, askedAt, 0);
  }

  /**
   * The state after a failed fetch: the keys remain. While they are fresh, the time of the next
   * fetch remains too, so that unknown key ids cause no retries.
   */
  JwksState failed(Instant now) {
    Instant next = isDue(now) ? now.plus(pause(failures)) : refreshAt;
    return new JwksState(keys, confirmedAt, lifetime, next, now, askedAt, failures + 1);
  }

  private static Duration pause(int failuresBefore) {
    Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failuresBefore, MAX_DOUBLINGS));
    return doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
  }
}
