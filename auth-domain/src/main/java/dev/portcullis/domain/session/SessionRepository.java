package dev.portcullis.domain.session;

import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the sessions, one row each, updated in place. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe and take part
 * in the transaction of the calling thread.
 *
 * <p>Lock order: a transaction that locks both a user and a session locks the user first. A
 * transaction that holds the lock on a session must not lock a user.
 */
public interface SessionRepository {
  /**
   * For how long after its expiry {@link #endAll} still ends a session: the clocks of nodes differ,
   * and a use that began before the expiry may not be stored yet.
   */
  Duration EXPIRY_MARGIN = Duration.ofMinutes(1);

  /** The session with that id, live or not; empty if it does not exist. */
  Optional<Session> findById(SessionId id);

  /**
   * The session with that id, live or not, locked until the surrounding transaction ends, so that
   * changes of one session happen one after the other.
   *
   * @throws IllegalStateException outside a transaction
   */
  Optional<Session> lockById(SessionId id);

  /**
   * The live sessions of {@code user} at {@code now}, oldest first. The cost does not depend on the
   * number of ended ones.
   */
  List<Session> findLive(UserId user, Instant now);

  /**
   * The stored sessions of {@code user}, live or not, by id: one page of them.
   *
   * @param after the id of the last session of the page before; empty for the first page
   * @param limit the greatest number of sessions; values above 500 count as 500
   * @return the sessions; if fewer than {@code limit}, there are no more
   */
  List<Session> findAll(UserId user, Optional<SessionId> after, int limit);

  /**
   * Stores a new session.
   *
   * @throws dev.portcullis.domain.user.UserNotFoundException if the user does not exist
   */
  void add(Session session);

  /**
   * Stores a changed session. The caller holds the lock on it.
   *
   * @throws IllegalStateException if the stored session has ended, has a later generation, or does
   *     not exist, which is a programming error, because the caller has read it under its lock;
   *     nothing changes
   */
  void update(Session session);

  /**
   * Ends all sessions of {@code user} that have not ended yet, except {@code except}; waits for
   * locks on sessions in use. Sessions that expired {@link #EXPIRY_MARGIN} or more before {@code
   * end} stay unchanged. The cost does not depend on the number of ended sessions. The caller must
   * hold the lock on the user, otherwise another session may be opened meanwhile.
   *
   * @return the ids of the sessions that this call ended
   */
  List<SessionId> endAll(UserId user, Optional<SessionId> except, SessionEnd end);

  /**
   * Removes remaining sessions of removed users, then sessions that ended or expired before {@code
   * instant}, the earliest first, in one small batch.
   *
   * @param atMost the greatest number to remove; values above 500 count as 500
   * @return the number removed; if less than {@code atMost}, none is left
   */
  int removeEndedBefore(Instant instant, int atMost);

  /**
   * The earliest end or expiry of a stored session that has ended or expired at {@code now}; empty
   * if there is none.
   */
  Optional<Instant> oldestEnd(Instant now);
}
