package dev.portcullis.adapter.persistence;

import dev.portcullis.adapter.persistence.generated.tables.records.AuditEventsRecord;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import org.jooq.DSLContext;

/** The audit trail: one row for each entry, written once. */
final class JooqAuditTrail implements AuditTrail {
  private final DSLContext db;

  JooqAuditTrail(DSLContext db) {
    this.db = db;
  }

  @Override
  public void append(AuditEntry entry) {
    db.executeInsert(toRecord(entry));
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
