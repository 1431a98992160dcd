package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.AUDIT_EVENTS;

import dev.portcullis.domain.audit.AuditRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
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
  List<AuditRecord> page(UUID user, Optional<UUID> after, int limit) {
    // By the text of their ids, which has the order of their bytes; the type has another one.
    Map<String, AuditRecord> byId = new TreeMap<>();
    select(AUDIT_EVENTS.SUBJECT_ID, "ix_audit_events_subject", user, after, limit)
        .forEach(entry -> byId.put(entry.id().toString(), entry));
    select(AUDIT_EVENTS.ACTOR_ID, "ix_audit_events_actor", user, after, limit)
        .forEach(entry -> byId.put(entry.id().toString(), entry));
    return byId.values().stream().limit(limit).toList();
  }

  /**
   * The index is named: MySQL else reads the primary key if it takes the user for a frequent one.
   */
  private List<AuditRecord> select(
      Field<UUID> column, String index, UUID user, Optional<UUID> after, int limit) {
    boolean isHinted = db.family() != SQLDialect.H2;
    return db.select(AuditColumns.ALL)
        .from(isHinted ? AUDIT_EVENTS.forceIndex(index) : AUDIT_EVENTS)
        .where(column.eq(user))
        .and(after.map(AUDIT_EVENTS.ID::gt).orElse(DSL.noCondition()))
        .orderBy(AUDIT_EVENTS.ID)
        .limit(limit)
        .fetch(AuditColumns::toDomain);
  }
}
