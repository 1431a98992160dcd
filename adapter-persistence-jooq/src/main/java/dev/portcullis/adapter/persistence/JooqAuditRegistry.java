package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.AUDIT_RETENTION;
import static dev.portcullis.adapter.persistence.generated.Tables.AUDIT_WRITERS;

import dev.portcullis.adapter.persistence.generated.tables.records.AuditRetentionRecord;
import dev.portcullis.adapter.persistence.generated.tables.records.AuditWritersRecord;
import dev.portcullis.domain.audit.AuditMac;
import dev.portcullis.domain.audit.chain.AuditRegistry;
import dev.portcullis.domain.audit.chain.ChainHead;
import dev.portcullis.domain.audit.chain.ChainId;
import dev.portcullis.domain.audit.chain.LaneHeads;
import dev.portcullis.domain.audit.chain.RetentionMark;
import dev.portcullis.domain.audit.chain.WriterRow;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The stored writers of the audit trail, and what retention has removed. Thread-safe. */
final class JooqAuditRegistry implements AuditRegistry {
  private final DSLContext db;

  JooqAuditRegistry(DSLContext db) {
    this.db = db;
  }

  @Override
  public boolean add(WriterRow row) {
    try {
      return db.executeInsert(toRecord(row)) == 1;
    } catch (IntegrityConstraintViolationException numberIsTaken) {
      return false;
    }
  }

  @Override
  public boolean replace(WriterRow before, WriterRow after) {
    WriterRow.Checkpoint next = after.checkpoint();
    return db.update(AUDIT_WRITERS)
            .set(AUDIT_WRITERS.COUNTER, next.counter())
            .set(AUDIT_WRITERS.CHECKPOINT_AT, next.at())
            .set(AUDIT_WRITERS.CLOSED, next.isClosed())
            .set(AUDIT_WRITERS.HEADS, next.heads().bytes())
            .set(AUDIT_WRITERS.MAC, after.mac().bytes())
            .where(isAsIn(before))
            .execute()
        == 1;
  }

  @Override
  public List<WriterRow> writersAfter(long number) {
    return db.selectFrom(AUDIT_WRITERS)
        .where(AUDIT_WRITERS.NUMBER.gt(number))
        .orderBy(AUDIT_WRITERS.NUMBER)
        .limit(MAX_BATCH)
        .fetch(JooqAuditRegistry::toDomain);
  }

  @Override
  public Optional<WriterRow> newest() {
    return db.selectFrom(AUDIT_WRITERS)
        .orderBy(AUDIT_WRITERS.NUMBER.desc())
        .limit(1)
        .fetchOptional(JooqAuditRegistry::toDomain);
  }

  @Override
  public void remove(WriterRow row) {
    db.deleteFrom(AUDIT_WRITERS).where(AUDIT_WRITERS.NUMBER.eq(row.number())).execute();
    db.deleteFrom(AUDIT_RETENTION).where(AUDIT_RETENTION.WRITER.eq(row.writer())).execute();
  }

  @Override
  public Optional<RetentionMark> mark(ChainId chain) {
    return db.selectFrom(AUDIT_RETENTION)
        .where(isOf(chain))
        .fetchOptional(JooqAuditRegistry::toDomain);
  }

  @Override
  public void put(RetentionMark mark) {
    if (!replaceLess(mark) && !db.fetchExists(AUDIT_RETENTION, isOf(mark.chain()))) {
      insert(mark);
    }
  }

  private void insert(RetentionMark mark) {
    try {
      db.executeInsert(toRecord(mark));
    } catch (IntegrityConstraintViolationException insertedByAnother) {
      replaceLess(mark);
    }
  }

  private boolean replaceLess(RetentionMark mark) {
    return db.update(AUDIT_RETENTION)
            .set(AUDIT_RETENTION.REMOVED_SEQUENCE, mark.removed().sequence())
            .set(AUDIT_RETENTION.REMOVED_MAC, mark.removed().mac().bytes())
            .set(AUDIT_RETENTION.REMOVED_AT, mark.at())
            .set(AUDIT_RETENTION.MAC, mark.mac().bytes())
            .where(isOf(mark.chain()))
            .and(AUDIT_RETENTION.REMOVED_SEQUENCE.lt(mark.removed().sequence()))
            .execute()
        == 1;
  }

  private static Condition isAsIn(WriterRow row) {
    WriterRow.Identity identity = row.identity();
    WriterRow.Checkpoint last = row.checkpoint();
    return AUDIT_WRITERS
        .NUMBER
        .eq(row.number())
        .and(AUDIT_WRITERS.WRITER.eq(row.writer()))
        .and(AUDIT_WRITERS.STARTED_AT.eq(identity.startedAt()))
        .and(AUDIT_WRITERS.PROTECTED_FROM.eq(identity.protectedFrom()))
        .and(AUDIT_WRITERS.LINK.eq(identity.link().bytes()))
        .and(AUDIT_WRITERS.COUNTER.eq(last.counter()))
        .and(AUDIT_WRITERS.CHECKPOINT_AT.eq(last.at()))
        .and(AUDIT_WRITERS.CLOSED.eq(last.isClosed()))
        .and(AUDIT_WRITERS.HEADS.eq(last.heads().bytes()))
        .and(AUDIT_WRITERS.MAC.eq(row.mac().bytes()));
  }

  private static Condition isOf(ChainId chain) {
    return AUDIT_RETENTION.WRITER.eq(chain.writer()).and(AUDIT_RETENTION.LANE.eq(chain.lane()));
  }

  private static AuditWritersRecord toRecord(WriterRow row) {
    WriterRow.Identity identity = row.identity();
    WriterRow.Checkpoint checkpoint = row.checkpoint();
    return new AuditWritersRecord(
        row.number(),
        row.writer(),
        identity.startedAt(),
        identity.protectedFrom(),
        identity.link().bytes(),
        checkpoint.counter(),
        checkpoint.at(),
        checkpoint.isClosed(),
        checkpoint.heads().bytes(),
        row.mac().bytes());
  }

  private static WriterRow toDomain(AuditWritersRecord row) {
    return new WriterRow(
        new WriterRow.Identity(
            row.getNumber(),
            row.getWriter(),
            row.getStartedAt(),
            row.getProtectedFrom(),
            AuditMac.of(row.getLink())),
        new WriterRow.Checkpoint(
            row.getCounter(), row.getCheckpointAt(), row.getClosed(), LaneHeads.of(row.getHeads())),
        AuditMac.of(row.getMac()));
  }

  private static AuditRetentionRecord toRecord(RetentionMark mark) {
    return new AuditRetentionRecord(
        mark.chain().writer(),
        mark.chain().lane(),
        mark.removed().sequence(),
        mark.removed().mac().bytes(),
        mark.at(),
        mark.mac().bytes());
  }

  private static RetentionMark toDomain(AuditRetentionRecord row) {
    return new RetentionMark(
        new ChainId(row.getWriter(), row.getLane()),
        new ChainHead(row.getRemovedSequence(), AuditMac.of(row.getRemovedMac())),
        row.getRemovedAt(),
        AuditMac.of(row.getMac()));
  }
}
