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
 * Limits password attempts, sign-ups and exports. Each attempt is counted before the work, so that
 * parallel attempts get no more tries than sequential ones, and is given back if it was not a
 * failure. Call it outside transactions. Thread-safe.
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
   * Counts a sign-in attempt, whether the account exists or not. Afterwards call {@link #succeeded}
   * for a right password, {@link #release} for an attempt that must not count, and nothing for a
   * failure.
   *
   * @param identifier a username or an e-mail address, unchecked text
   * @param user the user that the identifier belongs to, if any
   * @throws StoreUnavailableException if the attempt cannot be counted
   */
  public RateLimitDecision signIn(String identifier, Optional<UserId> user, SourceAddress source) {
    return limiter.tryAcquire(buckets.signIn(identifier, user, source), now());
  }

  /**
   * Counts an attempt to confirm the current password of {@code user}, like a sign-in attempt by
   * username, whatever it is confirmed for.
   *
   * @throws TooManyAttemptsException if there were too many attempts, here or at sign-in
   * @throws StoreUnavailableException if the attempt cannot be counted
   */
  public Allowed passwordChange(User user, SourceAddress source) {
    List<Bucket> all = buckets.passwordChange(user.username().key(), user.id(), source);
    return orThrow(limiter.tryAcquire(all, now()));
  }

  /**
   * Counts a sign-up.
   *
   * @throws TooManyAttemptsException if there were too many sign-ups from {@code source}
   * @throws StoreUnavailableException if the attempt cannot be counted
   */
  public Allowed signUp(SourceAddress source) {
    return orThrow(limiter.tryAcquire(buckets.signUp(source), now()));
  }

  /**
   * Counts an export of the data of {@code user}.
   *
   * @throws TooManyAttemptsException if there were too many exports
   * @throws StoreUnavailableException if the export cannot be counted
   */
  public Allowed export(UserId user) {
    return orThrow(limiter.tryAcquire(buckets.export(user), now()));
  }

  /**
   * The password was right: resets the failures of the account, and remembers {@code source} as
   * known. Does nothing if the store cannot be reached, because that must not refuse a user with
   * the right password.
   */
  public void succeeded(Counted attempt, User user, SourceAddress source) {
    Instant now = now();
    try {
      limiter.reset(failures(attempt, user, source), now);
      limiter.giveBack(attempt.counted().stream().filter(AttemptGuard::isShared).toList(), now);
      Instant until = now.plus(buckets.settings().knownSource());
      known(attempt, user, source).forEach(key -> limiter.remember(key, until));
    } catch (StoreUnavailableException uncounted) {
      // The counts stay too high until they expire, which is the safe side.
      return;
    }
  }

  /**
   * Gives the attempt back, because it was not a failure. Does nothing if the store cannot be
   * reached.
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
   * The buckets with failures of the account: by username, by e-mail address, by user, and by the
   * typed identifier, which may be a former spelling of one of these.
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

  /**
   * A source that signed in by username is known for the e-mail address too, and for the typed
   * identifier.
   */
  private Set<BucketKey> known(Counted attempt, User user, SourceAddress source) {
    Set<BucketKey> all = new LinkedHashSet<>();
    names(user).forEach(name -> all.add(buckets.knownSource(name, source)));
    attempt.counted().forEach(bucket -> bucket.exemption().map(Exemption::key).ifPresent(all::add));
    return all;
  }

  private static List<String> names(User user) {
    return List.of(user.username().key(), user.email().key());
  }

  /** Whether the bucket also counts other accounts, whose failures must not be reset. */
  private static boolean isShared(Bucket bucket) {
    return bucket.rule() instanceof PermitWindow;
  }

  private static Allowed orThrow(RateLimitDecision decision) {
    return decision.fold(
        allowed -> allowed,
        concealed -> {
          throw new IllegalStateException("unexpected concealed bucket");
        },
        refused -> {
          throw new TooManyAttemptsException(refused.retryAfter());
        });
  }

  /** In whole microseconds, the precision of the store. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
