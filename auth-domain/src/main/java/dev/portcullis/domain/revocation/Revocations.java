package dev.portcullis.domain.revocation;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one node remembers of everybody's revocations: enough to tell of any access token whether it
 * still counts, by two look-ups and no query. Thread-safe; readers never wait.
 *
 * <p>A revocation is remembered for as long as a token from before it may live; then it leaves, as
 * expiry does its work.
 */
public final class Revocations {
  private final Duration memory;
  private final Duration maxStaleness;
  private final Map<UserId, RaisedEpoch> users = new ConcurrentHashMap<>();
  private final Map<SessionId, Instant> sessions = new ConcurrentHashMap<>();
  // One for each that is remembered, however often it was heard of.
  private final Queue<Leaving> leaving = new PriorityQueue<>(Comparator.comparing(Leaving::at));
  private final AtomicReference<Instant> current = new AtomicReference<>(Instant.MIN);

  private record RaisedEpoch(long epoch, Instant until) {}

  private record Leaving(Revocation revocation, Instant at) {}

  /**
   * Knows nothing yet: every standing is {@link Standing#UNKNOWN}.
   *
   * @param memory how long to remember a revocation: the lifetime of access tokens, and by how much
   *     clocks may differ
   * @param maxStaleness for how long to answer although the feed could not be read
   * @throws IllegalArgumentException unless both are positive
   */
  public Revocations(Duration memory, Duration maxStaleness) {
    if (memory.isNegative() || memory.isZero()) {
      throw new IllegalArgumentException("memory " + memory);
    }
    if (maxStaleness.isNegative() || maxStaleness.isZero()) {
      throw new IllegalArgumentException("staleness " + maxStaleness);
    }
    this.memory = memory;
    this.maxStaleness = maxStaleness;
  }

  /**
   * Whether a genuine token of {@code user}, issued in {@code session} at {@code epoch}, counts.
   */
  public Standing standing(UserId user, SessionId session, long epoch, Instant now) {
    // Before the look-ups: what is heard between the two must not make an old answer good.
    boolean isFresh = isCurrent(now);
    RaisedEpoch raised = users.get(requireNonNull(user, "user"));
    boolean isOutdated = raised != null && epoch < raised.epoch();
    if (isOutdated || sessions.containsKey(requireNonNull(session, "session"))) {
      return Standing.REVOKED;
    }
    return isFresh ? Standing.GOOD : Standing.UNKNOWN;
  }

  /** From now on, {@code revocations} count here; {@code now} is when this node heard of them. */
  public synchronized void apply(Collection<Revocation> revocations, Instant now) {
    Instant until = now.plus(memory);
    for (Revocation revocation : revocations) {
      if (!isRemembered(revocation)) {
        leaving.add(new Leaving(revocation, until));
      }
      revocation.fold(
          (user, epoch) -> users.merge(user, new RaisedEpoch(epoch, until), Revocations::later),
          session -> sessions.merge(session, until, Revocations::later));
    }
  }

  /**
   * This node knows everything that was revoked before {@code instant}. What has been remembered
   * long enough leaves.
   */
  public void caughtUp(Instant instant) {
    caughtUp(instant, instant);
  }

  /**
   * By this node's clock it is {@code now}: it knows of nothing later, if the clock was set back.
   */
  void noLaterThan(Instant now) {
    current.updateAndGet(known -> known.isAfter(now) ? now : known);
  }

  /**
   * This node has read everything there is at {@code instant}, and knows that it is everything that
   * was revoked before {@code sure}.
   */
  synchronized void caughtUp(Instant instant, Instant sure) {
    current.set(sure);
    for (Leaving next = leaving.peek();
        next != null && !instant.isBefore(next.at());
        next = leaving.peek()) {
      leaving.remove();
      forgetOrKeep(next.revocation(), instant);
    }
  }

  /** Everything that was revoked before this instant is known; {@link Instant#MIN} at first. */
  public Instant currentAsOf() {
    return requireNonNull(current.get(), "set at first");
  }

  /** How many users and sessions are remembered. */
  public int size() {
    return users.size() + sessions.size();
  }

  /**
   * Whether this node was told what there is recently enough to answer for tokens: if not, every
   * standing that is not revoked is {@link Standing#UNKNOWN}. A clock that was set back makes
   * nothing stale.
   */
  public boolean isCurrent(Instant now) {
    Instant known = currentAsOf();
    return !known.equals(Instant.MIN) && !now.isAfter(known.plus(maxStaleness));
  }

  /** How many wait to be forgotten. */
  synchronized int waiting() {
    return leaving.size();
  }

  private boolean isRemembered(Revocation revocation) {
    return revocation.<Boolean>fold(
        (user, epoch) -> users.containsKey(user), sessions::containsKey);
  }

  /** What was heard of again meanwhile stays until that was long enough ago. */
  private void forgetOrKeep(Revocation revocation, Instant now) {
    Instant until =
        revocation.fold(
            (user, epoch) -> requireNonNull(users.get(user), "remembered").until(),
            session -> requireNonNull(sessions.get(session), "remembered"));
    if (now.isBefore(until)) {
      leaving.add(new Leaving(revocation, until));
      return;
    }
    revocation.fold((user, epoch) -> users.remove(user), sessions::remove);
  }

  private static RaisedEpoch later(RaisedEpoch one, RaisedEpoch other) {
    return new RaisedEpoch(Math.max(one.epoch(), other.epoch()), later(one.until(), other.until()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
