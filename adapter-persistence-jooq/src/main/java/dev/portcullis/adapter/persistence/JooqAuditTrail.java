package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.AUDIT_EVENTS;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The stored audit trail: one row per entry, never updated, removed by age. Thread-safe. */
final class JooqAuditTrail implements AuditTrail {
  private final DSLContext db;
  private final AuditEntriesOf entriesOf;

  JooqAuditTrail(DSLContext db) {
    this.db = db;
    this.entriesOf = new AuditEntriesOf(db);
  }

  @Override
  public void append(AuditEntry entry) {
    db.insertInto(AUDIT_EVENTS)
        .columns(AuditColumns.ALL)
        .values(AuditColumns.values(entry))
        .execute();
  }

  @Override
  public void appendAll(List<AuditEntry> entries) {
    if (entries.size() == 1) {
      append(entries.get(0));
      return;
    }
    ManyRows.insert(
        db, AUDIT_EVENTS, AuditColumns.ALL, entries.stream().map(AuditColumns::values).toList());
  }

  @Override
  public List<AuditRecord> after(Optional<UUID> id, int atMost) {
    Condition behind = id.map(AUDIT_EVENTS.ID::gt).orElse(DSL.noCondition());
    return db.select(AuditColumns.ALL)
        .from(AUDIT_EVENTS)
        .where(behind)
        .orderBy(AUDIT_EVENTS.ID)
        .limit(Math.min(atMost, MAX_BATCH))
        .fetch(AuditColumns::toDomain);
  }

  @Override
  public AuditPage find(AuditSearch search) {
    return new AuditSearchRows(db).find(requireNonNull(search, "search"));
  }

  /** Removes a range at the start of the primary key, so no gap remains. */
  @Override
  public int removeThrough(UUID last) {
    requireNonNull(last, "last");
    return db.deleteFrom(AUDIT_EVENTS).where(AUDIT_EVENTS.ID.le(last)).execute();
  }

  @Override
  public Optional<Instant> oldest() {
    return db.select(AUDIT_EVENTS.HAPPENED_AT)
        .from(AUDIT_EVENTS)
        .orderBy(AUDIT_EVENTS.ID)
        .limit(1)
        .fetchOptional(AUDIT_EVENTS.HAPPENED_AT);
  }

  @Override
  public List<AuditRecord> entriesOf(UserId user, Optional<UUID> after, int limit) {
    requireNonNull(user, "user");
    requireNonNull(after, "after");
    return entriesOf.page(user.value(), after, Math.min(limit, MAX_BATCH));
  }
}
