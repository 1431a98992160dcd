package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.REVOCATIONS;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.tables.records.RevocationsRecord;
import dev.portcullis.domain.revocation.FeedRange;
import dev.portcullis.domain.revocation.PublishedRevocation;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.revocation.Revocation.EpochRaised;
import dev.portcullis.domain.revocation.Revocation.SessionEnded;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * The revocation feed, as rows numbered by the database. Appended on the connection of the revoking
 * transaction; polled on a connection of its own, so that polling never waits behind requests.
 * Thread-safe.
 */
final class JooqRevocationFeed implements RevocationFeed {
  private static final int MAX_BATCH = 500;

  private final DSLContext db;
  private final DSLContext following;
  private final JooqTransactionRunner transactions;

  JooqRevocationFeed(DSLContext db, DSLContext following, JooqTransactionRunner transactions) {
    this.db = db;
    this.following = following;
    this.transactions = transactions;
  }

  @Override
  public void append(Revocation revocation, Instant now) {
    RevocationsRecord row = toRecord(requireNonNull(revocation, "revocation"));
    row.setRevokedAt(requireNonNull(now, "now"));
    transactions.requireTransaction();
    // Only the columns that are set are inserted; the database assigns the number.
    db.insertInto(REVOCATIONS).set(row).execute();
  }

  @Override
  public List<PublishedRevocation> read(List<FeedRange> ranges, int limit) {
    return following
        .selectFrom(REVOCATIONS)
        .where(DSL.or(ranges.stream().map(JooqRevocationFeed::isIn).toList()))
        .orderBy(REVOCATIONS.ID)
        .limit(limit)
        .fetch(row -> new PublishedRevocation(row.getId(), toDomain(row)));
  }

  /**
   * Searches from the lowest number, and stops after a page without rows to remove: numbers are
   * nearly in the order of time, and the next call continues.
   */
  @Override
  public int removeBefore(Instant instant, int atMost) {
    requireNonNull(instant, "instant");
    int limit = Math.min(atMost, MAX_BATCH);
    List<Long> found = new ArrayList<>();
    long after = 0;
    boolean goesOn = true;
    while (goesOn && found.size() < limit) {
      Result<RevocationsRecord> page = pageBehind(after);
      List<Long> old =
          page.stream()
              .filter(row -> row.getRevokedAt().isBefore(instant))
              .map(RevocationsRecord::getId)
              .toList();
      found.addAll(old);
      goesOn = page.size() == MAX_BATCH && !old.isEmpty();
      after = page.isEmpty() ? after : page.get(page.size() - 1).getId();
    }
    return remove(found.subList(0, Math.min(limit, found.size())), instant);
  }

  @Override
  public Optional<Instant> oldest() {
    return db.select(REVOCATIONS.REVOKED_AT)
        .from(REVOCATIONS)
        .orderBy(REVOCATIONS.ID)
        .limit(1)
        .fetchOptional(REVOCATIONS.REVOKED_AT);
  }

  private Result<RevocationsRecord> pageBehind(long id) {
    return db.selectFrom(REVOCATIONS)
        .where(REVOCATIONS.ID.gt(id))
        .orderBy(REVOCATIONS.ID)
        .limit(MAX_BATCH)
        .fetch();
  }

  private int remove(List<Long> ids, Instant instant) {
    return ids.isEmpty()
        ? 0
        : db.deleteFrom(REVOCATIONS)
            .where(REVOCATIONS.ID.in(ids))
            .and(REVOCATIONS.REVOKED_AT.lt(instant))
            .execute();
  }

  private static Condition isIn(FeedRange range) {
    Condition behind = REVOCATIONS.ID.gt(range.after());
    return range.last() == Long.MAX_VALUE ? behind : behind.and(REVOCATIONS.ID.le(range.last()));
  }

  private static RevocationsRecord toRecord(Revocation revocation) {
    RevocationsRecord row = new RevocationsRecord();
    return revocation.fold(
        (user, epoch) -> {
          row.setUserId(user.value());
          row.setEpoch(epoch);
          return row;
        },
        session -> {
          row.setSessionId(session.value());
          return row;
        });
  }

  private static Revocation toDomain(RevocationsRecord row) {
    return row.getUserId() == null
        ? new SessionEnded(new SessionId(row.getSessionId()))
        : new EpochRaised(new UserId(row.getUserId()), row.getEpoch());
  }
}
