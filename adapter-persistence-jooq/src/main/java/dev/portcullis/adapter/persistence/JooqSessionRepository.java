package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.SESSIONS;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.tables.records.SessionsRecord;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The sessions. */
final class JooqSessionRepository implements SessionRepository {
  private static final int MAX_BATCH = 500;

  private final DSLContext db;
  private final JooqTransactionRunner transactions;
  private final SessionOwners owners;

  JooqSessionRepository(DSLContext db, JooqTransactionRunner transactions) {
    this.db = db;
    this.transactions = transactions;
    this.owners = new SessionOwners(db);
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
    // Of a row that was purged nothing is locked: at READ COMMITTED there are no locks on gaps.
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
        .where(SESSIONS.USER_ID.eq(user.value()))
        .and(SESSIONS.ENDED_AT.isNull())
        .and(SESSIONS.IDLE_EXPIRES_AT.gt(now))
        .and(SESSIONS.ABSOLUTE_EXPIRES_AT.gt(now))
        .orderBy(SESSIONS.CREATED_AT, SESSIONS.ID)
        .fetch(SessionRows::toDomain);
  }

  @Override
  public void add(Session session) {
    SessionsRecord row = SessionRows.toRecord(requireNonNull(session, "session"));
    owners.required(session.user(), () -> db.executeInsert(row));
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
            // Neither revived nor set back, whatever the caller believes to have seen.
            .and(SESSIONS.ENDED_AT.isNull())
            .and(SESSIONS.GENERATION.le(session.generation()))
            .execute();
    if (updated == 0) {
      throw new IllegalStateException(
          "session " + session.id() + " is ended, of a later generation, or gone");
    }
  }

  @Override
  public List<SessionId> endAll(UserId user, Optional<SessionId> except, SessionEnd end) {
    requireNonNull(user, "user");
    requireNonNull(end, "end");
    List<SessionId> ended = new ArrayList<>();
    transactions.atomically(
        () -> {
          List<UUID> open = lockOpen(user, except);
          if (!open.isEmpty()) {
            db.update(SESSIONS)
                .set(SESSIONS.ENDED_AT, end.at())
                .set(SESSIONS.END_REASON, end.reason().name())
                .set(SESSIONS.OVER_AT, end.at())
                .where(SESSIONS.ID.in(open))
                .execute();
          }
          ended.clear();
          open.forEach(id -> ended.add(new SessionId(id)));
        });
    return List.copyOf(ended);
  }

  /** Those of the user that are not ended; under the lock they stay so. */
  private List<UUID> lockOpen(UserId user, Optional<SessionId> except) {
    return db.select(SESSIONS.ID)
        .from(SESSIONS)
        .where(SESSIONS.USER_ID.eq(user.value()))
        .and(SESSIONS.ENDED_AT.isNull())
        .and(except.map(id -> SESSIONS.ID.ne(id.value())).orElse(DSL.noCondition()))
        .forUpdate()
        .fetch(SESSIONS.ID);
  }

  /** Found by time without a lock, deleted by key and only if still over. */
  @Override
  public int removeEndedBefore(Instant instant, int atMost) {
    requireNonNull(instant, "instant");
    List<UUID> over =
        db.select(SESSIONS.ID)
            .from(SESSIONS)
            .where(SESSIONS.OVER_AT.lt(instant))
            .orderBy(SESSIONS.OVER_AT)
            .limit(Math.min(atMost, MAX_BATCH))
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
