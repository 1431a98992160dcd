package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a remote JWK Set, and the rules of when to fetch it again: pure functions of the
 * clock. Unknown key ids leave nothing behind but one time, so they take no memory.
 *
 * @param keys by id; nothing before the first success
 * @param confirmedAt when the keys were fetched last
 * @param lifetime for how long the issuer lets keys be kept
 * @param refreshAt when the next fetch is due
 * @param attemptedAt when the last fetch ended, well or badly
 * @param askedAt when an unknown key id last caused a fetch
 * @param failures how many fetches have failed since the last success
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
   * Unknown key ids cause one fetch in this time at most, however many they are; less where the
   * issuer wants its set fetched more often anyway. Forged ones can hold up a new key by as much.
   */
  static final Duration UNKNOWN_KEY_PAUSE = Duration.ofSeconds(10);

  /** For how long keys count that could not be confirmed: a withdrawn key must end some day. */
  static final Duration MAX_OUTAGE = Duration.ofDays(1);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 6;

  /** A clock that was set back by more than this must not put a fetch off by as much. */
  private static final Duration STEP_BACK = Duration.ofMinutes(1);

  /** Nothing is known; the first fetch is due. */
  static JwksState initial() {
    Instant never = Instant.EPOCH;
    return new JwksState(Optional.empty(), never, UNKNOWN_KEY_PAUSE, never, never, never, 0);
  }

  /** Whether it is time for a fetch. */
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

  /** The keys to verify with at {@code now}; nothing if they are not known, or not any more. */
  Optional<Map<String, VerificationKey>> usable(Instant now) {
    return keys.filter(known -> now.isBefore(confirmedAt.plus(MAX_OUTAGE)));
  }

  /** After an unknown key id has caused a fetch. */
  JwksState asked(Instant now) {
    return new JwksState(keys, confirmedAt, lifetime, refreshAt, attemptedAt, now, failures);
  }

  /** After a fetch that brought {@code fetched}, which may be kept for {@code kept}. */
  JwksState confirmed(Map<String, VerificationKey> fetched, Duration kept, Instant now) {
    return new JwksState(Optional.of(fetched), now, kept, now.plus(kept), now, askedAt, 0);
  }

  /**
   * After a fetch that brought nothing: the keys stay. Where they are still fresh so is their
   * refresh date: unknown key ids must not cause retries either.
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
