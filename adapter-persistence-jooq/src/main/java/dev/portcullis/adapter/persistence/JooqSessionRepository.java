package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.SESSIONS;
import static dev.portcullis.adapter.persistence.generated.Tables.USERS;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.tables.records.SessionsRecord;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The stored sessions. Thread-safe. */
final class JooqSessionRepository implements SessionRepository {
  private static final int MAX_BATCH = 500;

  private final DSLContext db;
  private final JooqTransactionRunner transactions;
  private final RemovedUsers removedUsers;

  JooqSessionRepository(DSLContext db, JooqTransactionRunner transactions) {
    this.db = db;
    this.transactions = transactions;
    this.removedUsers = new RemovedUsers(db);
  }

  @Override
  public Optional<Session> findById(SessionId id) {
    requireNonNull(id, "id");
    return db.selectFrom(SESSIONS)
        .where(SESSIONS.ID.eq(id.value()))
        .fetchOptional(SessionRows::toDomain);
  }

  @Override
  public Optional<Session> lockById(SessionId id) {
    requireNonNull(id, "id");
    transactions.requireTransaction();
    // If the row was purged, nothing is locked: READ COMMITTED has no gap locks.
    return db.selectFrom(SESSIONS)
        .where(SESSIONS.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional(SessionRows::toDomain);
  }

  @Override
  public List<Session> findLive(UserId user, Instant now) {
    requireNonNull(user, "user");
    requireNonNull(now, "now");
    return db.selectFrom(SESSIONS)
        .where(isOpen(user, now))
        .orderBy(SESSIONS.CREATED_AT, SESSIONS.ID)
        .fetch(SessionRows::toDomain);
  }

  /** Reads a range of ix_sessions_history, however many sessions the user has had. */
  @Override
  public List<Session> findAll(UserId user, Optional<SessionId> after, int limit) {
    requireNonNull(user, "user");
    return db.selectFrom(SESSIONS)
        .where(SESSIONS.USER_ID.eq(user.value()))
        .and(after.map(id -> SESSIONS.ID.gt(id.value())).orElse(DSL.noCondition()))
        .orderBy(SESSIONS.ID)
        .limit(Math.min(limit, MAX_BATCH))
        .fetch(SessionRows::toDomain);
  }

  @Override
  public void add(Session session) {
    SessionsRecord row = SessionRows.toRecord(requireNonNull(session, "session"));
    transactions.atomically(
        () -> {
          requireOwner(session.user());
          db.executeInsert(row);
        });
  }

  /** Locks the user, so that it cannot be removed before the session is stored. */
  private void requireOwner(UserId user) {
    if (db.select(USERS.ID)
        .from(USERS)
        .where(USERS.ID.eq(user.value()))
        .forUpdate()
        .fetch()
        .isEmpty()) {
      throw new UserNotFoundException(user);
    }
  }

  @Override
  public void update(Session session) {
    SessionsRecord row = SessionRows.toRecord(requireNonNull(session, "session"));
    int updated =
        db.update(SESSIONS)
            .set(SESSIONS.GENERATION, row.getGeneration())
            .set(SESSIONS.ROTATED_AT, row.getRotatedAt())
            .set(SESSIONS.USED_AT, row.getUsedAt())
            .set(SESSIONS.IDLE_EXPIRES_AT, row.getIdleExpiresAt())
            .set(SESSIONS.ENDED_AT, row.getEndedAt())
            .set(SESSIONS.END_REASON, row.getEndReason())
            .set(SESSIONS.OVER_AT, row.getOverAt())
            .where(SESSIONS.ID.eq(row.getId()))
            // An ended session is not reopened and a generation not lowered, even if the caller
            // read old values.
            .and(SESSIONS.ENDED_AT.isNull())
            .and(SESSIONS.GENERATION.le(session.generation()))
            .execute();
    if (updated == 0) {
      throw new IllegalStateException(
          "session " + session.id() + " has ended, has a later generation, or was removed");
    }
  }

  @Override
  public List<SessionId> endAll(UserId user, Optional<SessionId> except, SessionEnd end) {
    requireNonNull(user, "user");
    requireNonNull(end, "end");
    List<SessionId> ended = new ArrayList<>();
    transactions.atomically(
        () -> {
          ended.clear();
          List<UUID> open = findOpen(user, except, end.at().minus(EXPIRY_MARGIN));
          for (int from = 0; from < open.size(); from += MAX_BATCH) {
            List<UUID> batch = open.subList(from, Math.min(open.size(), from + MAX_BATCH));
            end(batch, end).forEach(id -> ended.add(new SessionId(id)));
          }
        });
    return List.copyOf(ended);
  }

  /**
   * Reads without locks: a locking read locks the index before the row, while a refresh locks the
   * row before the index, and the two would deadlock.
   */
  private List<UUID> findOpen(UserId user, Optional<SessionId> except, Instant after) {
    return db.select(SESSIONS.ID)
        .from(SESSIONS)
        .where(isOpen(user, after))
        .and(except.map(id -> SESSIONS.ID.ne(id.value())).orElse(DSL.noCondition()))
        .orderBy(SESSIONS.ID)
        .fetch(SESSIONS.ID);
  }

  /**
   * Ends the sessions by key, waiting for locked rows; skips sessions that have ended meanwhile.
   */
  private List<UUID> end(List<UUID> open, SessionEnd end) {
    db.update(SESSIONS)
        .set(SESSIONS.ENDED_AT, end.at())
        .set(SESSIONS.END_REASON, end.reason().name())
        .set(SESSIONS.OVER_AT, end.at())
        .where(SESSIONS.ID.in(open))
        .and(SESSIONS.ENDED_AT.isNull())
        .execute();
    return db.select(SESSIONS.ID)
        .from(SESSIONS)
        .where(SESSIONS.ID.in(open))
        .and(SESSIONS.ENDED_AT.eq(end.at()))
        .and(SESSIONS.END_REASON.eq(end.reason().name()))
        .fetch(SESSIONS.ID);
  }

  /**
   * The condition is covered by an index, so its cost does not depend on the number of ended
   * sessions.
   */
  private static Condition isOpen(UserId user, Instant after) {
    return SESSIONS
        .USER_ID
        .eq(user.value())
        .and(SESSIONS.ENDED_AT.isNull())
        .and(SESSIONS.OVER_AT.gt(after));
  }

  /** Finds rows by time without locks, then deletes by key those that have still ended. */
  @Override
  public int removeEndedBefore(Instant instant, int atMost) {
    requireNonNull(instant, "instant");
    int limit = Math.min(atMost, MAX_BATCH);
    int ownerless = removedUsers.removeSessions(limit);
    return ownerless == limit ? limit : ownerless + removeOver(instant, limit - ownerless);
  }

  private int removeOver(Instant instant, int limit) {
    List<UUID> over =
        db.select(SESSIONS.ID)
            .from(SESSIONS)
            .where(SESSIONS.OVER_AT.lt(instant))
            .orderBy(SESSIONS.OVER_AT)
            .limit(limit)
            .fetch(SESSIONS.ID);
    return over.isEmpty()
        ? 0
        : db.deleteFrom(SESSIONS)
            .where(SESSIONS.ID.in(over))
            .and(SESSIONS.OVER_AT.lt(instant))
            .execute();
  }

  @Override
  public Optional<Instant> oldestEnd(Instant now) {
    requireNonNull(now, "now");
    return db.select(SESSIONS.OVER_AT)
        .from(SESSIONS)
        .where(SESSIONS.OVER_AT.le(now))
        .orderBy(SESSIONS.OVER_AT)
        .limit(1)
        .fetchOptional(SESSIONS.OVER_AT);
  }
}
