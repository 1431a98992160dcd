package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.AUDIT_EVENTS;

import dev.portcullis.adapter.persistence.generated.tables.records.AuditEventsRecord;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.audit.RecordedAuditEntry;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Reads the audit entries about and by one user. Two statements, each in the order of one index: of
 * one condition on both columns, databases would read and sort all entries of the user for every
 * page. Thread-safe.
 */
final class AuditEntriesOf {
  private final DSLContext db;

  AuditEntriesOf(DSLContext db) {
    this.db = db;
  }

  /** The first {@code limit} entries after {@code after}, each once. */
  List<RecordedAuditEntry> page(UUID user, Optional<UUID> after, int limit) {
    // By the text of their ids, which has the order of their bytes; the type has another one.
    Map<String, RecordedAuditEntry> byId = new TreeMap<>();
    for (Field<UUID> column : List.of(AUDIT_EVENTS.SUBJECT_ID, AUDIT_EVENTS.ACTOR_ID)) {
      select(column, user, after, limit)
          .forEach(row -> byId.put(row.getId().toString(), toDomain(row)));
    }
    return byId.values().stream().limit(limit).toList();
  }

  private Result<AuditEventsRecord> select(
      Field<UUID> column, UUID user, Optional<UUID> after, int limit) {
    return db.selectFrom(AUDIT_EVENTS)
        .where(column.eq(user))
        .and(after.map(AUDIT_EVENTS.ID::gt).orElse(DSL.noCondition()))
        .orderBy(AUDIT_EVENTS.ID)
        .limit(limit)
        .fetch();
  }

  private static RecordedAuditEntry toDomain(AuditEventsRecord row) {
    return new RecordedAuditEntry(
        row.getId(),
        row.getHappenedAt(),
        new AuditFacts(
            row.getEvent(),
            Optional.ofNullable(row.getActorId()).map(UserId::new),
            Optional.ofNullable(row.getSubjectId()).map(UserId::new),
            Optional.ofNullable(row.getSessionId()).map(SessionId::new),
            Optional.ofNullable(row.getSource()).flatMap(SourceAddress::parse),
            Optional.ofNullable(row.getDetail())));
  }
}
