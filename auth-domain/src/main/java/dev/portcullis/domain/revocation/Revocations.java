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
 * The recent revocations of all nodes, in the memory of one node. Two map look-ups, without a
 * query, tell whether an access token is still valid. Thread-safe; readers never block.
 *
 * <p>A revocation stays in memory for the lifetime of an access token; after that, the tokens it
 * affects have expired.
 */
public final class Revocations {
  private final Duration memory;
  private final Duration maxStaleness;
  private final Map<UserId, RaisedEpoch> users = new ConcurrentHashMap<>();
  private final Map<SessionId, Instant> sessions = new ConcurrentHashMap<>();
  // One entry for each revocation in memory, however often it was applied.
  private final Queue<Expiry> expiries = new PriorityQueue<>(Comparator.comparing(Expiry::at));
  private final AtomicReference<Instant> current = new AtomicReference<>(Instant.MIN);

  private record RaisedEpoch(long epoch, Instant until) {}

  private record Expiry(Revocation revocation, Instant at) {}

  /**
   * Without revocations and not up to date: every standing is {@link Standing#UNKNOWN}.
   *
   * @param memory how long a revocation stays in memory: the lifetime of access tokens plus the
   *     difference between clocks
   * @param maxStaleness for how long tokens are still accepted while the feed cannot be read
   * @throws IllegalArgumentException unless both are positive
   */
  public Revocations(Duration memory, Duration maxStaleness) {
    if (memory.isNegative() || memory.isZero()) {
      throw new IllegalArgumentException(
          "invalid time in memory: " + memory + "; must be positive");
    }
    if (maxStaleness.isNegative() || maxStaleness.isZero()) {
      throw new IllegalArgumentException(
          "invalid maximum staleness: " + maxStaleness + "; must be positive");
    }
    this.memory = memory;
    this.maxStaleness = maxStaleness;
  }

  /**
   * Whether a genuine token of {@code user}, issued in {@code session} at {@code epoch}, is still
   * valid at {@code now}.
   */
  public Standing standing(UserId user, SessionId session, long epoch, Instant now) {
    // Before the look-ups: if this node catches up in between, the look-ups must not count as up to
    // date.
    boolean isFresh = isCurrent(now);
    RaisedEpoch raised = users.get(requireNonNull(user, "user"));
    boolean isOutdated = raised != null && epoch < raised.epoch();
    if (isOutdated || sessions.containsKey(requireNonNull(session, "session"))) {
      return Standing.REVOKED;
    }
    return isFresh ? Standing.GOOD : Standing.UNKNOWN;
  }

  /** Applies {@code revocations} on this node, which received them at {@code now}. */
  public synchronized void apply(Collection<Revocation> revocations, Instant now) {
    Instant until = now.plus(memory);
    for (Revocation revocation : revocations) {
      if (!isKnown(revocation)) {
        expiries.add(new Expiry(revocation, until));
      }
      revocation.fold(
          (user, epoch) -> users.merge(user, new RaisedEpoch(epoch, until), Revocations::later),
          session -> sessions.merge(session, until, Revocations::later));
    }
  }

  /**
   * Records that all revocations before {@code instant} have been applied, and removes those that
   * have been in memory long enough.
   */
  public void caughtUp(Instant instant) {
    caughtUp(instant, instant);
  }

  /**
   * After the clock was set back to {@code now}, this node cannot be up to date as of a later
   * instant.
   */
  void noLaterThan(Instant now) {
    current.updateAndGet(instant -> instant.isAfter(now) ? now : instant);
  }

  /**
   * Records that the feed was read completely at {@code instant}, and that it contained all
   * revocations before {@code sure}; removes revocations that have been in memory long enough.
   */
  synchronized void caughtUp(Instant instant, Instant sure) {
    current.set(sure);
    for (Expiry next = expiries.peek();
        next != null && !instant.isBefore(next.at());
        next = expiries.peek()) {
      expiries.remove();
      removeOrKeep(next.revocation(), instant);
    }
  }

  /**
   * The instant before which all revocations are known to this node; {@link Instant#MIN} at first.
   */
  public Instant currentAsOf() {
    return requireNonNull(current.get(), "set at first");
  }

  /** The number of users and sessions in memory. */
  public int size() {
    return users.size() + sessions.size();
  }

  /**
   * Whether this node is up to date to within the maximum staleness at {@code now}. If not, every
   * standing that is not revoked is {@link Standing#UNKNOWN}. A clock that was set back does not
   * make it stale.
   */
  public boolean isCurrent(Instant now) {
    Instant upToDateAt = currentAsOf();
    return !upToDateAt.equals(Instant.MIN) && !now.isAfter(upToDateAt.plus(maxStaleness));
  }

  /** The number of entries that wait for removal. */
  synchronized int waiting() {
    return expiries.size();
  }

  private boolean isKnown(Revocation revocation) {
    return revocation.<Boolean>fold(
        (user, epoch) -> users.containsKey(user), sessions::containsKey);
  }

  /** A revocation that was applied again meanwhile stays for its full time from then on. */
  private void removeOrKeep(Revocation revocation, Instant now) {
    Instant until =
        revocation.fold(
            (user, epoch) -> requireNonNull(users.get(user), "in memory").until(),
            session -> requireNonNull(sessions.get(session), "in memory"));
    if (now.isBefore(until)) {
      expiries.add(new Expiry(revocation, until));
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
