package dev.portcullis.application.ratelimit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.ratelimit.Bucket;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.Exemption;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.RateLimitDecision;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Allowed;
import dev.portcullis.domain.ratelimit.RateLimitDecision.Counted;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.ratelimit.TooManyAttemptsException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
   * Counts an attempt to sign in, whether the account exists or not. What comes of it: {@link
   * #succeeded} or {@link #release}; nothing more to do for a failure.
   *
   * @param identifier a username or an e-mail address, any text
   * @param user whom it leads to, if to anybody
   * @throws StoreUnavailableException if it cannot be counted
   */
  public RateLimitDecision signIn(String identifier, Optional<UserId> user, SourceAddress source) {
    return limiter.tryAcquire(buckets.signIn(identifier, user, source), now());
  }

  /**
   * Counts an attempt of {@code user} at the current password, like one to sign in by username.
   *
   * @throws TooManyAttemptsException if it has been tried too often, here or at sign-in
   * @throws StoreUnavailableException if it cannot be counted
   */
  public Allowed passwordChange(User user, SourceAddress source) {
    List<Bucket> all = buckets.passwordChange(user.username().key(), user.id(), source);
    return orThrow(limiter.tryAcquire(all, now()));
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
  public void succeeded(Counted attempt, User user, SourceAddress source) {
    Instant now = now();
    try {
      limiter.forget(failures(attempt, user, source), now);
      limiter.giveBack(attempt.counted().stream().filter(AttemptGuard::isShared).toList(), now);
      Instant until = now.plus(buckets.settings().knownSource());
      known(attempt, user, source).forEach(key -> limiter.remember(key, until));
    } catch (StoreUnavailableException uncounted) {
      // The counts are too high until they are forgotten, which only errs on the safe side.
      return;
    }
  }

  /**
   * The attempt came to nothing for a reason that is not its own: it is taken back. Does nothing if
   * the store cannot be reached.
   */
  public void release(Counted attempt) {
    try {
      limiter.giveBack(attempt.counted(), now());
    } catch (StoreUnavailableException uncounted) {
      // As above.
      return;
    }
  }

  /**
   * Where failures on the account are: by name, by address, by what was typed, which may be a
   * former spelling of these, and by whichever.
   */
  private Set<BucketKey> failures(Counted attempt, User user, SourceAddress source) {
    Set<BucketKey> all = new LinkedHashSet<>();
    names(user).forEach(name -> all.add(buckets.accountAndSource(name, source)));
    names(user).forEach(name -> all.add(buckets.account(name)));
    all.add(buckets.userAndSource(user.id(), source));
    all.add(buckets.user(user.id()));
    attempt.counted().stream()
        .filter(bucket -> !isShared(bucket))
        .forEach(bucket -> all.add(bucket.key()));
    return all;
  }

  /** Who signed in by one name is known by the other, and by what was typed. */
  private Set<BucketKey> known(Counted attempt, User user, SourceAddress source) {
    Set<BucketKey> all = new LinkedHashSet<>();
    names(user).forEach(name -> all.add(buckets.knownSource(name, source)));
    attempt.counted().forEach(bucket -> bucket.exemption().map(Exemption::key).ifPresent(all::add));
    return all;
  }

  private static List<String> names(User user) {
    return List.of(user.username().key(), user.email().key());
  }

  /** Counted for others too, whose failures are not forgotten with ours. */
  private static boolean isShared(Bucket bucket) {
    return bucket.rule() instanceof PermitWindow;
  }

  private static Allowed orThrow(RateLimitDecision decision) {
    return decision.fold(
        allowed -> allowed,
        concealed -> {
          throw new IllegalStateException("no bucket here is concealed");
        },
        refused -> {
          throw new TooManyAttemptsException(refused.retryAfter());
        });
  }

  /** To the microsecond, like all times that a store keeps. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
