package dev.portcullis.application.ratelimit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.ratelimit.TooManyAttemptsException;
import dev.portcullis.domain.user.User;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stands before whatever compares a password: the attempt is counted up front, so that a thousand
 * at once are no more than a thousand one by one, and taken back if it was good. Call it outside
 * transactions. Thread-safe.
 */
public final class AttemptGuard {
  private final RateLimiter limiter;
  private final Buckets buckets;
  private final Clock clock;

  /** Counts in {@code limiter}. */
  public AttemptGuard(RateLimiter limiter, Buckets buckets, Clock clock) {
    this.limiter = requireNonNull(limiter, "limiter");
    this.buckets = requireNonNull(buckets, "buckets");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Counts an attempt on an account, whether it exists or not. What comes of it: {@link #succeeded}
   * or {@link #release}; nothing more to do for a failure.
   *
   * @param identifier a username or an e-mail address, any text
   * @throws StoreUnavailableException if it cannot be counted
   */
  public RateLimitDecision tryAttempt(String identifier, SourceAddress source) {
    return limiter.tryAcquire(buckets.signIn(identifier, source), now());
  }

  /**
   * {@link #tryAttempt} for those who refuse by exception.
   *
   * @throws TooManyAttemptsException if it has been tried too often
   * @throws StoreUnavailableException if it cannot be counted
   */
  public Allowed attempt(String identifier, SourceAddress source) {
    return orThrow(tryAttempt(identifier, source));
  }

  /**
   * Counts a sign-up.
   *
   * @throws TooManyAttemptsException if too many came from there
   * @throws StoreUnavailableException if it cannot be counted
   */
  public Allowed signUp(SourceAddress source) {
    return orThrow(limiter.tryAcquire(buckets.signUp(source), now()));
  }

  /**
   * The password was right: failures on the account are forgotten, and its source is remembered.
   * Does nothing if the store cannot be reached, because a good password is no reason to refuse.
   */
  public void succeeded(Allowed attempt, User user, SourceAddress source) {
    Instant now = now();
    // Both names lead to the account: who signed in by one is known by the other.
    List<String> names = List.of(user.username().key(), user.email().key());
    try {
      limiter.forget(names.stream().flatMap(name -> failures(name, source)).toList(), now);
      limiter.giveBack(attempt.counted().stream().filter(AttemptGuard::isShared).toList(), now);
      Instant until = now.plus(buckets.settings().knownSource());
      names.forEach(name -> limiter.remember(buckets.knownSource(name, source), until));
    } catch (StoreUnavailableException uncounted) {
      // The counts are too high until they are forgotten, which only errs on the safe side.
      return;
    }
  }

  /**
   * The attempt came to nothing for a reason that is not its own: it is taken back. Does nothing if
   * the store cannot be reached.
   */
  public void release(Allowed attempt) {
    try {
      limiter.giveBack(attempt.counted(), now());
    } catch (StoreUnavailableException uncounted) {
      // As above.
      return;
    }
  }

  private Stream<BucketKey> failures(String name, SourceAddress source) {
    return Stream.of(buckets.account(name), buckets.accountAndSource(name, source));
  }

  /** Counted for others too, whose failures are not forgotten with ours. */
  private static boolean isShared(Bucket bucket) {
    return bucket.rule() instanceof PermitWindow;
  }

  private static Allowed orThrow(RateLimitDecision decision) {
    return decision.fold(
        allowed -> allowed,
        retryAfter -> {
          throw new TooManyAttemptsException(retryAfter);
        });
  }

  /** To the microsecond, like all times that a store keeps. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
