package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditTrail;
import java.util.List;

/** The audit trail of an {@link InMemoryDatabase}. */
public final class InMemoryAuditTrail implements AuditTrail {
  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryAuditTrail(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public void append(AuditEntry entry) {
    requireNonNull(entry, "entry");
    database.join(
        () -> {
          Rows rows = database.rows();
          database.store(rows.with(rows.sessions().with(entry)));
          return true;
        });
  }

  /** Everything that was written, oldest first. */
  public List<AuditEntry> entries() {
    return database.rows().sessions().audit();
  }

  /** What happened, oldest first. */
  public List<AuditEvent> events() {
    return entries().stream().map(AuditEntry::event).toList();
  }
}
