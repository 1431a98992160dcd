package dev.portcullis.domain.session;

import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the sessions, one entry each, updated in place. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe and take part
 * in the transaction of the calling thread.
 *
 * <p>Lock discipline: whoever needs the user and a session locks the user first; nobody who holds a
 * session's lock asks for a user's.
 */
public interface SessionRepository {
  /**
   * For how long after its expiry {@link #endAll} still looks at a session: the clocks of nodes
   * differ a little, and a use that began before the expiry may not be stored yet.
   */
  Duration EXPIRY_MARGIN = Duration.ofMinutes(1);

  /** The session with that id, live or not. */
  Optional<Session> findById(SessionId id);

  /**
   * The session with that id, live or not, locked until the surrounding transaction ends: uses of
   * one session happen one after the other.
   *
   * @throws IllegalStateException outside a transaction
   */
  Optional<Session> lockById(SessionId id);

  /** The live sessions of {@code user}, oldest first, however many are over. */
  List<Session> findLive(UserId user, Instant now);

  /**
   * Stores a new session.
   *
   * @throws dev.portcullis.domain.user.UserNotFoundException if there is no such user
   */
  void add(Session session);

  /**
   * Stores the changed session.
   *
   * @throws IllegalStateException if the stored session was ended, is of a later generation, or is
   *     gone: whoever holds its lock has seen that, so it is our bug. Then nothing changes
   */
  void update(Session session);

  /**
   * Ends all sessions of {@code user} that were not ended before, but for {@code except}; waits for
   * those that are being used. What had expired {@link #EXPIRY_MARGIN} before {@code end} or
   * earlier stays as it is. Costs what the live sessions cost, however many are over. The caller
   * holds the user's lock, or another may be opened meanwhile.
   *
   * @return those it ended
   */
  List<SessionId> endAll(UserId user, Optional<SessionId> except, SessionEnd end);

  /**
   * Removes sessions of removed users that were left, and then those that were ended, or had
   * expired, before {@code instant}, the longest ended first, in one small batch.
   *
   * @param atMost how many to remove at most; above 500 it counts as 500
   * @return how many were removed; if less than {@code atMost}, none is left
   */
  int removeEndedBefore(Instant instant, int atMost);

  /** When the session that ended longest ago, of those still stored, ended; by {@code now}. */
  Optional<Instant> oldestEnd(Instant now);
}
