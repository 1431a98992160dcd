package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.AUDIT_EVENTS;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.tables.records.AuditEventsRecord;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.RecordedAuditEntry;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;

/** The stored audit trail: one row per entry, never updated, removed by age. Thread-safe. */
final class JooqAuditTrail implements AuditTrail {
  private static final int MAX_BATCH = 500;

  private final DSLContext db;
  private final AuditEntriesOf entriesOf;

  JooqAuditTrail(DSLContext db) {
    this.db = db;
    this.entriesOf = new AuditEntriesOf(db);
  }

  @Override
  public void append(AuditEntry entry) {
    db.executeInsert(toRecord(entry));
  }

  /**
   * Reads a batch in the order of the primary key and removes the old range at its start, so no gap
   * remains.
   */
  @Override
  public int removeBefore(Instant instant, int atMost) {
    requireNonNull(instant, "instant");
    Optional<UUID> last =
        db
            .select(AUDIT_EVENTS.ID, AUDIT_EVENTS.HAPPENED_AT)
            .from(AUDIT_EVENTS)
            .orderBy(AUDIT_EVENTS.ID)
            .limit(Math.min(atMost, MAX_BATCH))
            .fetch()
            .stream()
            .takeWhile(row -> row.value2().isBefore(instant))
            .reduce((earlier, later) -> later)
            .map(Record2::value1);
    return last.map(id -> db.deleteFrom(AUDIT_EVENTS).where(AUDIT_EVENTS.ID.le(id)).execute())
        .orElse(0);
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
  public List<RecordedAuditEntry> entriesOf(UserId user, Optional<UUID> after, int limit) {
    requireNonNull(user, "user");
    requireNonNull(after, "after");
    return entriesOf.page(user.value(), after, Math.min(limit, MAX_BATCH));
  }

  private static AuditEventsRecord toRecord(AuditEntry entry) {
    AuditFacts facts = entry.event().facts();
    return new AuditEventsRecord(
        entry.id(),
        entry.at(),
        facts.event(),
        facts.actor().map(UserId::value).orElse(null),
        facts.subject().map(UserId::value).orElse(null),
        facts.session().map(SessionId::value).orElse(null),
        facts.source().map(SourceAddress::toString).orElse(null),
        facts.detail().orElse(null));
  }
}
